package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.ResellerSettings;
import io.panelhouse.panel.ledger.Posting.DoneOrder;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.Order;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the decision on a batch of orders depends on: as the database has it under lock, and as the batch changes
 * it.
 */
final class BatchState {

    final Map<ResellerId, Reseller> resellers = new HashMap<>();
    final Map<String, Offer> offers = new HashMap<>();
    final LedgerLocks locks;
    final Ids operationIds;
    final Ids accountIds;
    final PastOperations past;
    final TrialCounts trials = new TrialCounts();
    HeldLogins held = HeldLogins.NONE;
    private final Purpose purpose;
    private final Map<ResellerId, ResellerSettings> settings = new HashMap<>();
    private final Set<AccountRef.ByName> takenNames = new HashSet<>();
    private final Map<AccountId, AccountState> accountsById = new HashMap<>();
    private final Map<AccountRef.ByName, AccountState> accountsByName = new HashMap<>();
    private final Set<String> signInNames = new HashSet<>();
    private final Map<OrderKey, DoneOrder> doneOrders = new HashMap<>();

    BatchState(Purpose purpose, LedgerLocks locks, Ids operationIds, Ids accountIds, PastOperations past) {
        this.purpose = purpose;
        this.locks = locks;
        this.operationIds = operationIds;
        this.accountIds = accountIds;
        this.past = past;
    }

    /** What a batch is read for. */
    enum Purpose {
        /** To be written: under lock, and no balance may go below 0. */
        WRITE,
        /** To see what would come of it: without a lock; a sale may take a balance below 0, which then shows. */
        PREVIEW
    }

    void addSettings(Map<ResellerId, ResellerSettings> found) {
        settings.putAll(found);
    }

    ResellerSettings settings(ResellerId reseller) {
        return settings.getOrDefault(reseller, ResellerSettings.DEFAULTS);
    }

    /** Whether the reseller works with such an amount: whole or, where it is allowed, with decimals. */
    boolean takes(BigDecimal credits, ResellerId reseller) {
        return settings(reseller).fractionalCredits()
                || credits.stripTrailingZeros().scale() <= 0;
    }

    /** Whether the wallet holds too little. */
    boolean lacks(Wallet wallet, BigDecimal credits) {
        return purpose == Purpose.WRITE && wallet.balance().compareTo(credits) < 0;
    }

    /** The same, of what must still be there to be taken back; a preview says so too. */
    static boolean holdsLess(Wallet wallet, BigDecimal credits) {
        return wallet.balance().compareTo(credits) < 0;
    }

    void addTakenName(AccountRef.ByName name) {
        takenNames.add(name);
    }

    boolean nameTaken(AccountRef.ByName name) {
        return takenNames.contains(name) || accountsByName.containsKey(name);
    }

    /** Gives the account to another reseller. */
    void move(AccountState account, ResellerId to) {
        AccountRef.ByName before = new AccountRef.ByName(account.resellerId(), account.name());
        accountsByName.remove(before);
        takenNames.remove(before);
        account.moveTo(to);
        add(account);
    }

    void add(AccountState account) {
        accountsById.put(account.id(), account);
        accountsByName.put(new AccountRef.ByName(account.resellerId(), account.name()), account);
    }

    void add(DoneOrder done) {
        doneOrders.put(new OrderKey(done.operator(), done.key()), done);
    }

    void addSignInName(String name) {
        signInNames.add(name);
    }

    boolean signInNameTaken(String name) {
        return signInNames.contains(name);
    }

    Optional<DoneOrder> done(Order order) {
        return Optional.ofNullable(doneOrders.get(new OrderKey(order.actor().operator(), order.key())));
    }

    @Nullable
    AccountState account(AccountRef ref) {
        return switch (ref) {
            case AccountRef.ById byId -> accountsById.get(byId.id());
            case AccountRef.ByName byName -> accountsByName.get(byName);
        };
    }

    /** The reseller, if it exists within the actor's subtree. */
    @Nullable
    Reseller visible(Actor actor, ResellerId id) {
        Reseller reseller = resellers.get(id);
        ResellerId scope = actor.scope();
        if (reseller == null || scope == null) {
            return reseller;
        }
        Reseller top = resellers.get(scope);
        return top != null && top.contains(reseller) ? reseller : null;
    }

    /** The reseller of an actor who may do nothing, as it is disabled; null if there is none. */
    @Nullable
    Reseller disabled(Actor actor) {
        ResellerId scope = actor.scope();
        Reseller top = scope == null ? null : resellers.get(scope);
        return top != null && top.disabled() ? top : null;
    }

    private record OrderKey(String operator, String key) {}
}
