package io.panelhouse.panel.history;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.List;

/**
 * Takes over what other systems recorded, through the same journals as everything else.
 *
 * <p>A row is known by its source and key: importing it again adds nothing, also after a failure half-way. Rows are
 * written in chunks, each in one transaction. Account names are looked up among the accounts of the given reseller.
 *
 * <p>All calls throw {@link io.panelhouse.panel.AccessRefusedException} if the reseller is outside the actor's subtree.
 */
public interface HistoryImport {

    /** Attempts to sign in. */
    ImportResult attempts(Actor actor, ResellerId reseller, String source, List<ImportedAttempt> rows);

    /** Sessions opened and closed. */
    ImportResult sessions(Actor actor, ResellerId reseller, String source, List<ImportedSession> rows);

    /**
     * Terms with what they cost. First an IMPORT operation brings the credits of a chunk from the provider's ISSUED to
     * the reseller's WALLET, dated at the earliest purchase; then each paid term debits them, dated at its purchase.
     * The kind of a term follows from the account's earlier paid terms and the reseller's grace; start and end stay as
     * given.
     */
    ImportResult terms(Actor actor, ResellerId reseller, String source, List<ImportedTerm> rows);
}
