package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.operation.OperationKind;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How an entry is read. */
final class LedgerEntryRow {

    /** Entries {@code e} with their operation {@code o} and account {@code a}. */
    static final String SELECT = """
            SELECT e.entry_sequence, e.operation_id, e.kind, e.amount, e.balance_after, e.package_code, e.account_id,
                   a.name AS account_name, o.operator, e.occurred_at
            """;

    static final String FROM = """
             FROM journal.ledger_entry e JOIN journal.operation o ON o.operation_id = e.operation_id
             LEFT JOIN panel.account a ON a.id = e.account_id
            """;

    private LedgerEntryRow() {}

    static LedgerEntry read(ResultSet row) throws SQLException {
        long account = row.getLong("account_id");
        return new LedgerEntry(
                row.getLong("entry_sequence"),
                row.getLong("operation_id"),
                OperationKind.valueOf(row.getString("kind")),
                row.getBigDecimal("amount"),
                row.getBigDecimal("balance_after"),
                row.getString("package_code"),
                account == 0 ? null : new AccountId(account),
                row.getString("account_name"),
                row.getString("operator"),
                Times.required(row, "occurred_at"));
    }
}
