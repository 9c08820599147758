package io.panelhouse.panel.ledger;

import static java.util.Objects.requireNonNull;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountTerm;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.JdbcSettings;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.ledger.BatchState.Purpose;
import io.panelhouse.panel.ledger.Posting.DoneOrder;
import io.panelhouse.panel.offer.JdbcCatalogue;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.operation.Transfer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Reads what a batch of orders depends on, set-based. First it locks the accounts and then the ledger accounts, each in
 * the order of their ids, so that no two batches block each other and the rest holds still.
 */
final class BatchLoader {

    private static final String ACCOUNT = "a.id, a.reseller_id, a.name, a.package_code, a.entitled_from, a.ends_at,"
            + " a.paid_ends_at, a.suspended_at, a.closed_at";

    private final Handle handle;
    private final Connection connection;
    private final Purpose purpose;
    private final Instant now;
    private final Set<ResellerId> payers = new LinkedHashSet<>();
    private final Set<ResellerId> seen = new LinkedHashSet<>();
    private final Set<AccountId> accountIds = new LinkedHashSet<>();
    private final Set<AccountId> accountsWithTerms = new LinkedHashSet<>();
    private final Set<AccountRef.ByName> accountNames = new LinkedHashSet<>();
    private final Set<AccountRef.ByName> namesWithTerms = new LinkedHashSet<>();
    private final Set<AccountRef.ByName> newNames = new LinkedHashSet<>();
    private final Set<String> signInNames = new HashSet<>();
    private final Set<Long> reversedIds = new LinkedHashSet<>();
    private int creates;
    private boolean anybodyIsHeld;

    BatchLoader(Handle handle, Purpose purpose, Instant now) {
        this.handle = handle;
        this.connection = handle.getConnection();
        this.purpose = purpose;
        this.now = now;
    }

    BatchState load(List<? extends Order> orders) throws SQLException {
        orders.forEach(this::collect);
        PastOperations past = PastOperations.find(connection, reversedIds);
        past.all().forEach(this::collect);
        accountIds.addAll(idsByName());
        List<AccountState> accounts = accounts();
        accounts.forEach(account -> payers.add(account.resellerId()));
        boolean write = purpose == Purpose.WRITE;
        BatchState state = new BatchState(
                purpose,
                write ? LedgerLocks.acquire(connection, payers) : LedgerLocks.look(connection, payers),
                write ? Ids.operations(connection, orders.size()) : Ids.imagined(orders.size()),
                write ? Ids.accounts(connection, creates) : Ids.imagined(creates),
                past);
        accounts.forEach(state::add);
        seen.addAll(payers);
        resellersAndHolds().forEach(reseller -> state.resellers.put(reseller.id(), reseller));
        if (anybodyIsHeld) {
            state.held = HeldLogins.of(connection, orders);
        }
        state.addSettings(JdbcSettings.effective(connection, payers));
        JdbcCatalogue.offers(handle).forEach(offer -> state.offers.put(offer.code(), offer));
        past.catchUp(connection);
        terms(accounts);
        namesTaken(orders, accounts, state);
        signInNames(state);
        trials(orders, state);
        doneOrders(orders).forEach(state::add);
        return state;
    }

    private void collect(Order order) {
        ResellerId scope = order.actor().scope();
        if (scope != null) {
            seen.add(scope);
        }
        switch (order) {
            case Mint mint -> payers.add(mint.provider());
            case Transfer transfer -> payers.addAll(List.of(transfer.from(), transfer.to()));
            case CreateAccount create -> {
                AccountRef.ByName name = new AccountRef.ByName(create.reseller(), create.name());
                payers.add(create.reseller());
                newNames.add(name);
                if (create.secret() != null) {
                    signInNames.add(create.name());
                }
                creates++;
            }
            case RenewAccount renew -> collect(renew.account());
            case Suspend suspend -> collect(suspend.account());
            case Move move -> {
                payers.add(move.to());
                collect(move.account());
            }
            case ChangePackage change -> collectWithTerms(change.account());
            case Resume resume -> collectWithTerms(resume.account());
            case Close close -> collectWithTerms(close.account());
            case Reverse reverse -> reversedIds.add(reverse.operationId());
        }
    }

    private void collect(AccountRef account) {
        switch (account) {
            case AccountRef.ById byId -> accountIds.add(byId.id());
            case AccountRef.ByName byName -> {
                payers.add(byName.reseller());
                accountNames.add(byName);
            }
        }
    }

    private void collectWithTerms(AccountRef account) {
        collect(account);
        switch (account) {
            case AccountRef.ById byId -> accountsWithTerms.add(byId.id());
            case AccountRef.ByName byName -> namesWithTerms.add(byName);
        }
    }

    private void collect(PastOperation operation) {
        payers.add(operation.reseller());
        ResellerId other = operation.other();
        if (other != null) {
            payers.add(other);
        }
        PastOperation.Movement movement = operation.movement();
        if (movement != null) {
            payers.addAll(List.of(movement.from().reseller(), movement.to().reseller()));
        }
        AccountId account = operation.account();
        if (account != null) {
            accountIds.add(account);
            accountsWithTerms.add(account);
        }
    }

    static List<Reseller> resellers(Connection connection, Collection<ResellerId> ids) throws SQLException {
        return new RowBatch<>(List.copyOf(ids))
                .bigint(ResellerId::value)
                .query(
                        connection,
                        "SELECT " + Subtrees.COLUMNS
                                + " FROM panel.reseller r WHERE r.id = ANY (?) AND r.deleted_at IS NULL",
                        Subtrees::reseller);
    }

    /** The resellers of the batch and, on the way, whether any login of the house is held: hardly ever. */
    private List<Reseller> resellersAndHolds() throws SQLException {
        return new RowBatch<>(List.copyOf(seen))
                .bigint(ResellerId::value)
                .query(
                        connection,
                        "SELECT " + Subtrees.COLUMNS
                                + ", EXISTS (SELECT FROM panel.login_hold WHERE lifted_at IS NULL) AS held"
                                + " FROM panel.reseller r WHERE r.id = ANY (?) AND r.deleted_at IS NULL",
                        row -> {
                            anybodyIsHeld |= row.getBoolean("held");
                            return Subtrees.reseller(row);
                        });
    }

    private List<AccountId> idsByName() throws SQLException {
        return names(accountNames).query(connection, """
                SELECT a.id FROM unnest(?, ?) AS u (reseller_id, name)
                  JOIN panel.account a USING (reseller_id, name)""", row -> new AccountId(row.getLong(1)));
    }

    private static RowBatch<AccountRef.ByName> names(Collection<AccountRef.ByName> names) {
        return new RowBatch<>(List.copyOf(names))
                .bigint(name -> name.reseller().value())
                .text(AccountRef.ByName::name);
    }

    /** The accounts as they are once they are locked: one may have changed its owner since its id was found. */
    private List<AccountState> accounts() throws SQLException {
        String lock = purpose == Purpose.WRITE ? " FOR NO KEY UPDATE" : "";
        return new RowBatch<>(List.copyOf(accountIds))
                .bigint(AccountId::value)
                .query(
                        connection,
                        "SELECT " + ACCOUNT + " FROM panel.account a WHERE a.id = ANY (?) ORDER BY a.id" + lock,
                        BatchLoader::account);
    }

    /** Locks the accounts of these names that exist, in the order of their ids. */
    static List<AccountState> lockByName(Connection connection, Collection<AccountRef.ByName> names)
            throws SQLException {
        return names(names)
                .query(
                        connection,
                        "SELECT " + ACCOUNT
                                + " FROM unnest(?, ?) AS u (reseller_id, name) JOIN panel.account a USING (reseller_id, name)"
                                + " ORDER BY a.id FOR NO KEY UPDATE OF a",
                        BatchLoader::account);
    }

    private void terms(List<AccountState> accounts) throws SQLException {
        List<AccountState> wanted = accounts.stream()
                .filter(account -> accountsWithTerms.contains(account.id())
                        || namesWithTerms.contains(new AccountRef.ByName(account.resellerId(), account.name())))
                .toList();
        Map<AccountId, List<AccountTerm>> terms = new HashMap<>();
        new RowBatch<>(wanted)
                .bigint(account -> account.id().value())
                .query(
                        connection,
                        """
                SELECT account_id, operation_id, package_code, credits, trial, starts_at, ends_at, sold_until
                  FROM panel.term WHERE account_id = ANY (?)""",
                        row -> terms.computeIfAbsent(new AccountId(row.getLong("account_id")), id -> new ArrayList<>())
                                .add(term(row)));
        wanted.forEach(account -> account.know(terms.getOrDefault(account.id(), List.of())));
    }

    /** A term from a row that has its columns; an end that is null never comes. */
    static AccountTerm term(ResultSet row) throws SQLException {
        Instant end = Times.optional(row, "ends_at");
        Instant soldUntil = Times.optional(row, "sold_until");
        return new AccountTerm(
                row.getLong("operation_id"),
                row.getString("package_code"),
                row.getBigDecimal("credits"),
                row.getBoolean("trial"),
                Times.required(row, "starts_at"),
                end == null ? Instant.MAX : end,
                soldUntil == null ? Instant.MAX : soldUntil);
    }

    /** Names that orders of this batch would give, where another account has them already. */
    private void namesTaken(List<? extends Order> orders, List<AccountState> accounts, BatchState state)
            throws SQLException {
        for (Order order : orders) {
            if (order instanceof Move move) {
                AccountState account = state.account(move.account());
                if (account != null) {
                    newNames.add(new AccountRef.ByName(move.to(), account.name()));
                }
            }
        }
        for (PastOperation operation : state.past.all()) {
            ResellerId before = operation.other();
            accounts.stream()
                    .filter(account -> before != null && account.id().equals(operation.account()))
                    .forEach(account -> newNames.add(new AccountRef.ByName(requireNonNull(before), account.name())));
        }
        names(newNames)
                .query(
                        connection,
                        """
                        SELECT a.reseller_id, a.name FROM unnest(?, ?) AS u (reseller_id, name)
                          JOIN panel.account a USING (reseller_id, name)""",
                        row -> new AccountRef.ByName(new ResellerId(row.getLong("reseller_id")), row.getString("name")))
                .forEach(state::addTakenName);
    }

    private void trials(List<? extends Order> orders, BatchState state) throws SQLException {
        Set<TrialCounts.Day> days = new HashSet<>();
        for (Order order : orders) {
            if (!(order instanceof CreateAccount create)) {
                continue;
            }
            Offer offer = state.offers.get(create.packageCode());
            Reseller reseller = state.resellers.get(create.reseller());
            if (offer != null
                    && offer.trial()
                    && reseller != null
                    && state.settings(reseller.id()).trialsPerDay() != null) {
                Instant given = create.occurredAt();
                days.add(TrialCounts.Day.of(reseller, given == null ? now : given));
            }
        }
        state.trials.load(connection, days);
    }

    private void signInNames(BatchState state) throws SQLException {
        new RowBatch<>(List.copyOf(signInNames))
                .text(name -> name)
                .query(
                        connection,
                        "SELECT name FROM panel.account WHERE secret_hash IS NOT NULL AND name = ANY (?)",
                        row -> row.getString(1))
                .forEach(state::addSignInName);
    }

    private List<DoneOrder> doneOrders(List<? extends Order> orders) throws SQLException {
        return new RowBatch<Order>(List.copyOf(orders))
                .text(order -> order.actor().operator())
                .text(Order::key)
                .query(connection, """
                        SELECT DISTINCT d.* FROM unnest(?, ?) AS u (operator, key)
                          JOIN panel.done_order d USING (operator, key)""", BatchLoader::doneOrder);
    }

    private static AccountState account(ResultSet row) throws SQLException {
        AccountState account = new AccountState(
                new AccountId(row.getLong("id")),
                new ResellerId(row.getLong("reseller_id")),
                row.getString("name"),
                row.getString("package_code"),
                Times.optional(row, "entitled_from"),
                Times.optional(row, "ends_at"),
                Times.optional(row, "paid_ends_at"));
        Instant suspendedAt = Times.optional(row, "suspended_at");
        if (suspendedAt != null) {
            account.suspend(suspendedAt);
        }
        Instant closedAt = Times.optional(row, "closed_at");
        if (closedAt != null) {
            account.close(closedAt);
        }
        return account;
    }

    private static DoneOrder doneOrder(ResultSet row) throws SQLException {
        long account = row.getLong("account_id");
        Receipt receipt = new Receipt(
                row.getLong("operation_id"),
                OperationKind.valueOf(row.getString("kind")),
                Times.required(row, "occurred_at"),
                new ResellerId(row.getLong("reseller_id")),
                row.getBigDecimal("credits"),
                row.getBigDecimal("balance_after"),
                account == 0 ? null : new AccountId(account),
                row.getString("account_name"),
                row.getString("package_code"),
                Times.optional(row, "term_start"),
                Times.optional(row, "term_end"));
        return new DoneOrder(row.getString("operator"), row.getString("key"), row.getBytes("content_hash"), receipt);
    }
}
