package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.ledger.Posting.DoneOrder;
import io.panelhouse.panel.offer.JdbcCatalogue;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Transfer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Reads what a batch of orders depends on, set-based; first it locks the ledger accounts, so that the rest holds still.
 */
final class BatchLoader {

    private static final String ACCOUNT =
            "a.id, a.reseller_id, a.name, a.package_code, a.entitled_from, a.ends_at, a.paid_ends_at";

    private final Handle handle;
    private final Connection connection;
    private final Set<ResellerId> payers = new LinkedHashSet<>();
    private final Set<ResellerId> seen = new LinkedHashSet<>();
    private final Set<AccountId> accountIds = new LinkedHashSet<>();
    private final Set<AccountRef.ByName> accountNames = new LinkedHashSet<>();
    private final Set<String> signInNames = new HashSet<>();
    private int creates;

    BatchLoader(Handle handle) {
        this.handle = handle;
        this.connection = handle.getConnection();
    }

    BatchState load(List<? extends Order> orders) throws SQLException {
        orders.forEach(this::collect);
        owners();
        LedgerLocks locks = LedgerLocks.acquire(connection, payers);
        BatchState state =
                new BatchState(locks, Ids.operations(connection, orders.size()), Ids.accounts(connection, creates));
        seen.addAll(payers);
        resellers(connection, seen).forEach(reseller -> state.resellers.put(reseller.id(), reseller));
        JdbcCatalogue.offers(handle).forEach(offer -> state.offers.put(offer.code(), offer));
        accountsById(state);
        accountsByName(connection, accountNames).forEach(state::add);
        signInNames(state);
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
                payers.add(create.reseller());
                accountNames.add(new AccountRef.ByName(create.reseller(), create.name()));
                if (create.secret() != null) {
                    signInNames.add(create.name());
                }
                creates++;
            }
            case RenewAccount renew -> collect(renew.account());
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

    private void owners() throws SQLException {
        payers.addAll(new RowBatch<>(List.copyOf(accountIds))
                .bigint(AccountId::value)
                .query(
                        connection,
                        "SELECT DISTINCT reseller_id FROM panel.account WHERE id = ANY (?)",
                        row -> new ResellerId(row.getLong(1))));
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

    private void accountsById(BatchState state) throws SQLException {
        new RowBatch<>(List.copyOf(accountIds))
                .bigint(AccountId::value)
                .query(
                        connection,
                        "SELECT " + ACCOUNT + " FROM panel.account a WHERE a.id = ANY (?)",
                        BatchLoader::account)
                .forEach(state::add);
    }

    static List<AccountState> accountsByName(Connection connection, Collection<AccountRef.ByName> names)
            throws SQLException {
        return new RowBatch<>(List.copyOf(names))
                .bigint(name -> name.reseller().value())
                .text(AccountRef.ByName::name)
                .query(
                        connection,
                        "SELECT " + ACCOUNT
                                + " FROM unnest(?, ?) AS u (reseller_id, name) JOIN panel.account a USING (reseller_id, name)",
                        BatchLoader::account);
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
        return new RowBatch<Order>(new ArrayList<>(orders))
                .text(order -> order.actor().operator())
                .text(Order::key)
                .query(connection, """
                        SELECT DISTINCT d.* FROM unnest(?, ?) AS u (operator, key)
                          JOIN panel.done_order d USING (operator, key)""", BatchLoader::doneOrder);
    }

    private static AccountState account(ResultSet row) throws SQLException {
        return new AccountState(
                new AccountId(row.getLong("id")),
                new ResellerId(row.getLong("reseller_id")),
                row.getString("name"),
                row.getString("package_code"),
                Times.optional(row, "entitled_from"),
                Times.optional(row, "ends_at"),
                Times.optional(row, "paid_ends_at"));
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
