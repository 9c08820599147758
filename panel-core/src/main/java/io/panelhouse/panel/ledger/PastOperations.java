package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountTerm;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.ledger.PastOperation.EarlierEnd;
import io.panelhouse.panel.ledger.PastOperation.Movement;
import io.panelhouse.panel.ledger.PastOperation.Side;
import io.panelhouse.panel.operation.OperationKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The operations that a batch wants to reverse, and what came of them since. What the journals say of an operation
 * never changes and is read first; whether it is the last one of its account is read once the account is locked.
 */
final class PastOperations {

    private final Map<Long, PastOperation> operations = new HashMap<>();
    private final Set<Long> reversed = new HashSet<>();
    private final Map<AccountId, TreeSet<Long>> standing = new HashMap<>();
    private final Map<Long, List<EarlierEnd>> earlierEnds = new HashMap<>();
    private final Map<Long, Instant> suspensions = new HashMap<>();

    static PastOperations find(Connection connection, Collection<Long> ids) throws SQLException {
        PastOperations past = new PastOperations();
        Map<Long, Movement> movements = movements(connection, ids);
        batch(ids)
                .query(connection, """
                        SELECT operation_id, reseller_id, other_reseller_id, account_id, kind, source, occurred_at
                          FROM journal.operation WHERE operation_id = ANY (?)""", row -> operation(row, movements))
                .forEach(operation -> past.operations.put(operation.id(), operation));
        return past;
    }

    private static RowBatch<Long> batch(Collection<Long> ids) {
        return new RowBatch<>(List.copyOf(ids)).bigint(id -> id);
    }

    private static PastOperation operation(ResultSet row, Map<Long, Movement> movements) throws SQLException {
        long id = row.getLong("operation_id");
        long other = row.getLong("other_reseller_id");
        long account = row.getLong("account_id");
        return new PastOperation(
                id,
                new ResellerId(row.getLong("reseller_id")),
                other == 0 ? null : new ResellerId(other),
                account == 0 ? null : new AccountId(account),
                OperationKind.valueOf(row.getString("kind")),
                row.getString("source") != null,
                Times.required(row, "occurred_at"),
                movements.get(id));
    }

    private static Map<Long, Movement> movements(Connection connection, Collection<Long> ids) throws SQLException {
        Map<Long, Movement> movements = new HashMap<>();
        batch(ids).query(connection, """
                        SELECT f.operation_id, f.reseller_id AS from_reseller, f.ledger_account AS from_account,
                               t.reseller_id AS to_reseller, t.ledger_account AS to_account, t.amount, t.package_code
                          FROM journal.ledger_entry f JOIN journal.ledger_entry t USING (operation_id)
                         WHERE f.operation_id = ANY (?) AND f.amount < 0 AND t.amount > 0""", row -> {
            Movement movement = new Movement(
                    side(row, "from"), side(row, "to"), row.getBigDecimal("amount"), row.getString("package_code"));
            return movements.put(row.getLong("operation_id"), movement);
        });
        return movements;
    }

    private static Side side(ResultSet row, String which) throws SQLException {
        return new Side(
                new ResellerId(row.getLong(which + "_reseller")),
                LedgerAccount.valueOf(row.getString(which + "_account")));
    }

    Collection<PastOperation> all() {
        return operations.values();
    }

    /** Reads what may have changed since; their accounts and ledger accounts are locked. */
    void catchUp(Connection connection) throws SQLException {
        Set<Long> ids = operations.keySet();
        reversed.addAll(batch(ids).query(connection, """
                        SELECT reversed_operation_id FROM journal.operation
                         WHERE reversed_operation_id = ANY (?)""", row -> row.getLong(1)));
        readStanding(connection);
        batch(ids).query(connection, """
                        SELECT x.operation_id AS moved_by, x.credits_back, t.operation_id, t.package_code, t.credits,
                               t.trial, t.starts_at, t.ends_at AS sold_until,
                               CASE WHEN p.sequence IS NULL THEN t.ends_at ELSE p.ends_at END AS ends_at
                          FROM journal.term_end x
                          JOIN journal.term t ON t.operation_id = x.term_operation_id
                          LEFT JOIN LATERAL (SELECT y.sequence, y.ends_at FROM journal.term_end y
                                              WHERE y.term_operation_id = x.term_operation_id
                                                AND y.sequence < x.sequence
                                              ORDER BY y.sequence DESC LIMIT 1) p ON true
                         WHERE x.operation_id = ANY (?) ORDER BY t.starts_at""", this::addEarlierEnd);
        batch(ids)
                .query(
                        connection,
                        """
                        SELECT o.operation_id, s.occurred_at FROM journal.operation o
                         CROSS JOIN LATERAL (SELECT x.occurred_at FROM journal.operation x
                                              WHERE x.account_id = o.account_id AND x.kind = 'SUSPEND'
                                                AND x.sequence < o.sequence
                                              ORDER BY x.sequence DESC LIMIT 1) s
                         WHERE o.operation_id = ANY (?) AND o.kind = 'RESUME'""",
                        row -> suspensions.put(row.getLong("operation_id"), Times.required(row, "occurred_at")));
    }

    private void readStanding(Connection connection) throws SQLException {
        for (PastOperation operation : operations.values()) {
            AccountId account = operation.account();
            if (account != null) {
                standing.put(account, new TreeSet<>());
            }
        }
        new RowBatch<>(List.copyOf(standing.keySet())).bigint(AccountId::value).query(connection, """
                        SELECT o.account_id, o.operation_id FROM journal.operation o
                         WHERE o.account_id = ANY (?)
                           AND o.kind IN ('ACTIVATE', 'TRIAL', 'RENEW', 'CHANGE', 'SUSPEND', 'RESUME', 'MOVE', 'CLOSE')
                           AND NOT EXISTS (SELECT 1 FROM journal.operation r
                                            WHERE r.reversed_operation_id = o.operation_id)""", row -> {
            stand(new AccountId(row.getLong("account_id")), row.getLong("operation_id"));
            return row.getLong("operation_id");
        });
    }

    private boolean addEarlierEnd(ResultSet row) throws SQLException {
        AccountTerm term = BatchLoader.term(row);
        return earlierEnds
                .computeIfAbsent(row.getLong("moved_by"), id -> new ArrayList<>())
                .add(new EarlierEnd(term, row.getBigDecimal("credits_back")));
    }

    @Nullable
    PastOperation get(long id) {
        return operations.get(id);
    }

    boolean isReversed(long id) {
        return reversed.contains(id);
    }

    /** Takes into account that this batch reverses one. */
    void reverse(PastOperation operation) {
        reversed.add(operation.id());
        AccountId account = operation.account();
        if (account != null && standing.containsKey(account)) {
            standing.get(account).remove(operation.id());
        }
    }

    /** Takes into account that this batch does one more, if it matters here. */
    void stand(AccountId account, long operation) {
        TreeSet<Long> ids = standing.get(account);
        if (ids != null) {
            ids.add(operation);
        }
    }

    /** The newest operation of the account that is not reversed. */
    long last(AccountId account) {
        TreeSet<Long> ids = standing.get(account);
        return ids == null || ids.isEmpty() ? 0 : ids.last();
    }

    List<EarlierEnd> endsBefore(PastOperation operation) {
        return earlierEnds.getOrDefault(operation.id(), List.of());
    }

    /** Since when the account had been suspended that a resumption resumed. */
    Instant suspendedBefore(PastOperation resumption) {
        return suspensions.getOrDefault(resumption.id(), resumption.occurredAt());
    }
}
