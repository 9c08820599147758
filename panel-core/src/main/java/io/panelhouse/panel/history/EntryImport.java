package io.panelhouse.panel.history;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.List;

/** The part of the import that takes over a wallet, and so belongs to the ledger. */
@FunctionalInterface
public interface EntryImport {

    ImportedRows entries(Actor actor, ResellerId reseller, String source, List<ImportedEntry> rows);
}
