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

    /**
     * Accounts with their secrets and notes. One whose name the reseller has already is left as it is; one with a
     * secret is refused if its name signs in at another reseller. An account that tells its package and end gets one
     * term for them, which costs nothing.
     */
    ImportedRows accounts(Actor actor, ResellerId reseller, String source, List<ImportedAccount> rows);

    /**
     * The reseller's wallet, the oldest line first. Each line moves credits between the provider's ISSUED and the
     * reseller's WALLET as an IMPORT, also a sale: what was sold is told by the terms, whose import brings its own
     * credits, so that nothing counts twice. Where the balance that a line tells differs, an ADJUST against ISSUED
     * makes up for it. A line older than one that was imported changes no balance if it tells one: its gap was made up
     * for. No wallet becomes negative: a line that could make it so is refused.
     */
    ImportedRows entries(Actor actor, ResellerId reseller, String source, List<ImportedEntry> rows);

    /** Devices of accounts that are there, and locks on them. An account that is locked already stays so. */
    ImportedRows devices(Actor actor, ResellerId reseller, String source, List<ImportedDevice> rows);

    /** What the panel holds of the reseller now. */
    Standing standing(Actor actor, ResellerId reseller, String source);
}
