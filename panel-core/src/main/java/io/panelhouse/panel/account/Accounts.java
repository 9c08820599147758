package io.panelhouse.panel.account;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RenewAccount;
import java.util.List;
import java.util.Optional;

/** Subscribers' accounts. Readings over a reseller include all below it. */
public interface Accounts {

    /** One transaction that debits the wallet and writes account, term, operation and entries; or nothing. */
    Outcome create(CreateAccount order);

    /** One transaction that debits the owner's wallet and writes term, operation and entries; or nothing. */
    Outcome renew(RenewAccount order);

    /**
     * Price, balance after it and end of a new account's first term.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     * @throws IllegalArgumentException if there is no such package
     */
    Quote quoteCreate(Actor actor, ResellerId reseller, String packageCode);

    /**
     * Price, balance after it and end of a renewal.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the actor cannot see the account
     * @throws IllegalArgumentException if there is no such package
     */
    Quote quoteRenew(Actor actor, AccountId account, String packageCode);

    /**
     * Price, balance after it and end of another package from now on, as the order would have it.
     *
     * @throws io.panelhouse.panel.operation.RefusedOrderException if it would be refused for another reason than the
     *     balance: it is outside the actor's subtree, suspended, not running, …
     */
    ChangeQuote quoteChange(Actor actor, AccountId account, String packageCode);

    /** Empty also if it exists outside the actor's subtree. */
    Optional<AccountSummary> find(Actor actor, AccountId id);

    /** Empty also if it exists outside the actor's subtree. */
    Optional<AccountSummary> findByName(Actor actor, ResellerId reseller, String name);

    /**
     * Accounts of a subtree whose name begins with {@code prefix}, whatever the case of its letters, or that are locked
     * to, or were used from, a device whose id begins so, from 4 characters on and with any separators; a device that
     * was only refused is found by its whole id. By name.
     *
     * @param maxAccounts 1 to 1000
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    List<AccountSummary> search(Actor actor, ResellerId root, String prefix, int maxAccounts);

    /**
     * How many accounts of a subtree are entitled at this instant (metric M1, screen).
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    long countActive(Actor actor, ResellerId root);

    /**
     * The accounts of a subtree that end between now and the end of the local day {@code days} after today (metric
     * M16).
     *
     * @param days 0 to 366
     * @param maxAccounts how many to list, 0 to 1000; the counts are of all
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    DueList due(Actor actor, ResellerId root, int days, int maxAccounts);

    /**
     * Rows {@code offset} and on of the accounts that the filter lets through, in its order.
     *
     * @param limit 1 to 1000
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    List<AccountLine> page(Actor actor, AccountFilter filter, int offset, int limit);

    /**
     * How many accounts the filter lets through in each status; the statuses, the due window and the task that it asks
     * for are counted, not required.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    AccountCounts counts(Actor actor, AccountFilter filter);

    /** Empty also if it exists outside the actor's subtree. */
    Optional<AccountDetails> details(Actor actor, AccountId id);

    /**
     * Replaces what is written about an account; that it was done is written to the audit log.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the actor cannot see the account or may not sell
     */
    void edit(Actor actor, AccountId id, AccountNotes notes);
}
