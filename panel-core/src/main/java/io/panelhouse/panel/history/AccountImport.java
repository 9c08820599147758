package io.panelhouse.panel.history;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.List;

/** The part of the import that creates accounts, and so belongs to the ledger. */
@FunctionalInterface
public interface AccountImport {

    ImportedRows accounts(Actor actor, ResellerId reseller, String source, List<ImportedAccount> rows);
}
