package io.panelhouse.panel.history;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.List;

/** The part of the import that moves credits, and so belongs to the ledger. */
@FunctionalInterface
public interface TermImport {
    ImportResult terms(Actor actor, ResellerId reseller, String source, List<ImportedTerm> rows);
}
