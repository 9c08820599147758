package io.panelhouse.dashboard;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountCounts;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.AccountNotes;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.account.ChangeQuote;
import io.panelhouse.panel.account.DueAccount;
import io.panelhouse.panel.account.DueDay;
import io.panelhouse.panel.account.DueList;
import io.panelhouse.panel.account.Quote;
import io.panelhouse.panel.device.LockState;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.ledger.LedgerAccount;
import io.panelhouse.panel.ledger.LedgerEntry;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One reseller's business in memory: enough of the system of record for screens, with its rules for money and names.
 */
public final class BusinessDouble implements Accounts, CreditLedger, Catalogue {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private final ResellerId reseller;
    private final Instant now;
    private final Map<String, DueAccount> accounts = new HashMap<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<String, Outcome> answered = new HashMap<>();
    private BigDecimal balance;
    private @Nullable RuntimeException failure;
    private long ids;
    private int dueReads;

    public BusinessDouble(long reseller, Instant now, int balance) {
        this.reseller = new ResellerId(reseller);
        this.now = now;
        this.balance = credits(balance);
    }

    /** An account that ends at this instant. */
    public AccountId account(String name, Instant endsAt, String code) {
        Offer offer = find(code).orElseThrow();
        AccountId id = new AccountId(++ids);
        accounts.put(name, new DueAccount(id, name, reseller, "rs-117", endsAt, code, offer.credits(), null));
        return id;
    }

    /** Every call fails with this until it is told otherwise. */
    public void fail(@Nullable RuntimeException with) {
        failure = with;
    }

    public int sales() {
        return entries.size();
    }

    @Override
    public Outcome create(CreateAccount order) {
        return once(order, () -> {
            if (accounts.containsKey(order.name())) {
                return new Outcome.Refused(RefusalCode.NAME_TAKEN, "The name " + order.name() + " is taken.");
            }
            return sell(order.name(), order.packageCode(), OperationKind.ACTIVATE, now);
        });
    }

    @Override
    public Outcome renew(RenewAccount order) {
        return once(order, () -> {
            DueAccount account = account(order.account());
            return sell(account.name(), order.packageCode(), OperationKind.RENEW, account.endsAt());
        });
    }

    @Override
    public Quote quoteCreate(Actor actor, ResellerId owner, String packageCode) {
        return quote(packageCode, now);
    }

    @Override
    public Quote quoteRenew(Actor actor, AccountId account, String packageCode) {
        return quote(packageCode, account(AccountRef.id(account)).endsAt());
    }

    @Override
    public ChangeQuote quoteChange(Actor actor, AccountId account, String packageCode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AccountSummary> find(Actor actor, AccountId id) {
        return all().filter(account -> account.id().equals(id)).findFirst();
    }

    @Override
    public Optional<AccountSummary> findByName(Actor actor, ResellerId owner, String name) {
        return all().filter(account -> account.name().equals(name)).findFirst();
    }

    @Override
    public List<AccountSummary> search(Actor actor, ResellerId root, String namePrefix, int maxAccounts) {
        check();
        return all().filter(account -> account.name().startsWith(namePrefix))
                .limit(maxAccounts)
                .toList();
    }

    @Override
    public List<AccountLine> page(Actor actor, AccountFilter filter, int offset, int limit) {
        check();
        return all().map(account -> new AccountLine(
                        account,
                        find(String.valueOf(account.packageCode()))
                                .orElseThrow()
                                .credits(),
                        now,
                        LockState.OPEN,
                        null))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public AccountCounts counts(Actor actor, AccountFilter filter) {
        check();
        return new AccountCounts(Map.of(AccountStatus.EXPIRING, (long) accounts.size()), accounts.size(), credits(0));
    }

    @Override
    public Optional<AccountDetails> details(Actor actor, AccountId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void edit(Actor actor, AccountId id, AccountNotes notes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long countActive(Actor actor, ResellerId root) {
        check();
        return accounts.size();
    }

    /** How often the due list was asked for. */
    public int dueReads() {
        return dueReads;
    }

    @Override
    public DueList due(Actor actor, ResellerId root, int days, int maxAccounts) {
        check();
        dueReads++;
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        Instant until = today.plusDays(days + 1L).atStartOfDay(ZONE).toInstant();
        List<DueAccount> due = accounts.values().stream()
                .filter(account -> account.endsAt().isBefore(until))
                .sorted(Comparator.comparing(DueAccount::endsAt))
                .toList();
        List<DueDay> perDay = new ArrayList<>();
        for (int i = 0; i <= days; i++) {
            LocalDate day = today.plusDays(i);
            List<DueAccount> ending = due.stream()
                    .filter(account ->
                            LocalDate.ofInstant(account.endsAt(), ZONE).equals(day))
                    .toList();
            perDay.add(new DueDay(day, ending.size(), sum(ending)));
        }
        return new DueList(
                now,
                until,
                ZONE,
                due.size(),
                sum(due),
                perDay,
                due.stream().limit(maxAccounts).toList());
    }

    @Override
    public Outcome apply(Order order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Outcome> submit(Order order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Outcome> applyAll(List<? extends Order> orders) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BigDecimal balance(Actor actor, ResellerId owner, LedgerAccount ledgerAccount) {
        return balance;
    }

    @Override
    public Map<ResellerId, BigDecimal> balances(Actor actor, ResellerId root) {
        return Map.of(reseller, balance);
    }

    @Override
    public List<LedgerEntry> entries(
            Actor actor, ResellerId owner, LedgerAccount ledgerAccount, long beforeSequence, int maxEntries) {
        return entries.reversed().stream().limit(maxEntries).toList();
    }

    @Override
    public long ledgerSequence(Actor actor, ResellerId owner) {
        return entries.size();
    }

    @Override
    public List<Offer> offers() {
        return Stream.of(1, 3, 6, 12)
                .map(months -> new Offer("M" + months, months, credits(months), null))
                .toList();
    }

    @Override
    public Optional<Offer> find(String code) {
        return offers().stream().filter(offer -> offer.code().equals(code)).findFirst();
    }

    private Outcome once(Order order, java.util.function.Supplier<Outcome> sale) {
        check();
        Outcome before = answered.get(order.key());
        if (before != null) {
            return before;
        }
        Outcome outcome = sale.get();
        if (outcome instanceof Outcome.Done) {
            answered.put(order.key(), outcome);
        }
        return outcome;
    }

    private Outcome sell(String name, String code, OperationKind kind, Instant from) {
        Offer offer = find(code).orElseThrow();
        if (balance.compareTo(offer.credits()) < 0) {
            return new Outcome.Refused(
                    RefusalCode.INSUFFICIENT_CREDITS,
                    name + " was not sold: it costs " + offer.months() + " credits and you have "
                            + balance.stripTrailingZeros().toPlainString() + ".");
        }
        balance = balance.subtract(offer.credits());
        Instant end = offer.endOf(from, ZONE).orElseThrow();
        AccountId id = account(name, end, code);
        entries.add(new LedgerEntry(
                entries.size() + 1L,
                entries.size() + 1L,
                kind,
                offer.credits().negate(),
                balance,
                code,
                id,
                name,
                "rs-117",
                now));
        return new Outcome.Done(
                new Receipt(entries.size(), kind, now, reseller, offer.credits(), balance, id, name, code, from, end));
    }

    private Quote quote(String code, Instant from) {
        check();
        Offer offer = find(code).orElseThrow();
        return new Quote(
                offer,
                balance,
                balance.subtract(offer.credits()),
                from,
                offer.endOf(from, ZONE).orElseThrow());
    }

    private DueAccount account(AccountRef reference) {
        AccountId id = ((AccountRef.ById) reference).id();
        return accounts.values().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Stream<AccountSummary> all() {
        return accounts.values().stream()
                .sorted(Comparator.comparing(DueAccount::name))
                .map(account -> new AccountSummary(
                        account.id(),
                        account.name(),
                        reseller,
                        "rs-117",
                        AccountStatus.EXPIRING,
                        account.packageCode(),
                        account.endsAt(),
                        null,
                        true));
    }

    private void check() {
        if (failure != null) {
            throw failure;
        }
    }

    private static BigDecimal sum(List<DueAccount> due) {
        return due.stream().map(DueAccount::credits).reduce(credits(0), BigDecimal::add);
    }

    private static BigDecimal credits(int value) {
        return BigDecimal.valueOf(value).setScale(4);
    }
}
