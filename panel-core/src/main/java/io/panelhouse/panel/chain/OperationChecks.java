package io.panelhouse.panel.chain;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What concerns several chains at once: operations sum to 0, and what was sold was paid. */
final class OperationChecks {

    private final Connection connection;
    private final Findings findings;
    /** Conditions that hold for all in question; each begins with AND or is empty. */
    private final String operationsInQuestion;

    private final String resellersInQuestion;

    /** @param where which ledger accounts, with {@code %1$s} for the alias of the table; empty for all */
    OperationChecks(Connection connection, String where, Findings findings) {
        this.connection = connection;
        this.findings = findings;
        boolean all = where.isEmpty();
        String chains = where.formatted("");
        this.operationsInQuestion =
                all ? "" : " AND operation_id IN (SELECT operation_id FROM journal.ledger_entry" + chains + ")";
        this.resellersInQuestion =
                all ? "" : " AND reseller_id IN (SELECT reseller_id FROM panel.ledger_account" + chains + ")";
    }

    void run() throws SQLException {
        unbalanced();
        withoutEntries();
        terms();
    }

    private void unbalanced() throws SQLException {
        note(
                """
                SELECT e.reseller_id, e.ledger_account, e.entry_sequence, s.operation_id, s.total
                  FROM (SELECT operation_id, sum(amount) AS total, min(sequence) AS first FROM journal.ledger_entry
                         WHERE true%s GROUP BY operation_id HAVING sum(amount) <> 0) s
                  JOIN journal.ledger_entry e ON e.sequence = s.first""".formatted(operationsInQuestion),
                Fault.OPERATION_SUM,
                "the entries of its operation do not sum to 0, but to ");
    }

    private void withoutEntries() throws SQLException {
        note(
                """
                SELECT reseller_id, 'WALLET', 0, operation_id, 0 FROM journal.operation o
                 WHERE kind IN ('MINT', 'TRANSFER')%s
                   AND NOT EXISTS (SELECT 1 FROM journal.ledger_entry e WHERE e.operation_id = o.operation_id)""".formatted(resellersInQuestion),
                Fault.NO_ENTRIES,
                "its operation moved credits, and its entries sum to ");
    }

    /** What an operation sold, less what it gave back of what was sold before, is what was spent by it. */
    private void terms() throws SQLException {
        note(
                """
                SELECT min(reseller_id), 'CONSUMED', max(entry_sequence), operation_id, sum(credits) FROM (
                    SELECT operation_id, reseller_id, 0 AS entry_sequence, credits FROM journal.term
                     WHERE true%1$s
                    UNION ALL SELECT operation_id, reseller_id, 0, -credits_back FROM journal.term_end
                     WHERE true%1$s
                    UNION ALL SELECT operation_id, reseller_id, entry_sequence, -amount FROM journal.ledger_entry
                     WHERE ledger_account = 'CONSUMED'%1$s) p
                 GROUP BY operation_id HAVING sum(credits) <> 0""".formatted(operationsInQuestion),
                Fault.TERM,
                "what was spent by its operation is not what that sold; the difference is ");
    }

    private void note(String sql, Fault fault, String detail) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                findings.add(new Finding(
                        new ChainId(row.getLong(1), row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        fault,
                        detail + row.getBigDecimal(5).stripTrailingZeros().toPlainString()));
            }
        }
    }
}
