package io.panelhouse.panel.ledger;

import io.panelhouse.panel.Actor;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the wallets of resellers entry by entry, newest first. Every method throws {@code AccessRefusedException} if
 * the reseller is outside the actor's subtree.
 */
public interface LedgerSearch {

    /** How many entries fit. */
    int count(Actor actor, LedgerFilter filter);

    /**
     * Entries that fit.
     *
     * @param limit 1 to 1000
     */
    List<LedgerEntry> page(Actor actor, LedgerFilter filter, int offset, int limit);

    /** Gives each entry that fits to the consumer once; memory does not grow with their number. */
    void forEach(Actor actor, LedgerFilter filter, Consumer<LedgerEntry> consumer);
}
