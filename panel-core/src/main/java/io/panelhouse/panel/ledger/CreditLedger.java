package io.panelhouse.panel.ledger;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The only writer of balances: double entry, durable when answered, idempotent by the order's key.
 *
 * <p>Orders that arrive together are written together, set-based, and answered one by one. Safe for use by many threads
 * and by several processes on one database. A call that throws may or may not have had its effect: repeat it with the
 * same key.
 */
public interface CreditLedger {

    /** Applies one order and waits for the answer. */
    Outcome apply(Order order);

    /** Applies one order; completes when it is durable or refused. */
    CompletableFuture<Outcome> submit(Order order);

    /**
     * Applies many orders in the order of the list, each answered at its place. A refused one does not stop the others.
     * Not one transaction: an exception leaves those done that were written before it, and the call can be repeated
     * whole.
     */
    List<Outcome> applyAll(List<? extends Order> orders);

    /**
     * Credits in the wallet, scale 4.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    default BigDecimal balance(Actor actor, ResellerId reseller) {
        return balance(actor, reseller, LedgerAccount.WALLET);
    }

    /**
     * Credits in one ledger account, scale 4; 0 if the reseller has no such account.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    BigDecimal balance(Actor actor, ResellerId reseller, LedgerAccount ledgerAccount);

    /**
     * The wallets of a reseller and of all below it, credits with scale 4.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    Map<ResellerId, BigDecimal> balances(Actor actor, ResellerId root);

    /**
     * Entries of one ledger account, newest first.
     *
     * @param beforeSequence only entries with a smaller sequence: the last one of the page before, or
     *     {@link Long#MAX_VALUE} for the first page
     * @param maxEntries page size, 1 to 1000
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    List<LedgerEntry> entries(
            Actor actor, ResellerId reseller, LedgerAccount ledgerAccount, long beforeSequence, int maxEntries);

    /**
     * The newest entry sequence of the wallet, 0 if it has none.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    long ledgerSequence(Actor actor, ResellerId reseller);
}
