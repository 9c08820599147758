package io.panelhouse.panel.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.database.Times;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a call tells of an operation: the same each time, since journals do not change. */
final class OperationBody {

    private OperationBody() {}

    static Optional<String> of(Handle handle, long operation) {
        return handle.createQuery("""
                        SELECT o.operation_id, o.kind, o.reseller_id, o.account_id, o.operator, o.occurred_at, o.batch,
                               o.reversed_operation_id, t.package_code, t.ends_at,
                               (SELECT sum(e.amount) FROM journal.ledger_entry e
                                 WHERE e.operation_id = o.operation_id AND e.reseller_id = o.reseller_id
                                   AND e.ledger_account = 'WALLET') AS credits
                          FROM journal.operation o
                          LEFT JOIN journal.term t ON t.operation_id = o.operation_id
                         WHERE o.operation_id = :operation LIMIT 1""")
                .bind("operation", operation)
                .map((row, context) -> json(row))
                .findOne();
    }

    private static String json(ResultSet row) throws SQLException {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("operation", row.getLong("operation_id"))
                .put("kind", row.getString("kind"))
                .put("reseller", row.getLong("reseller_id"))
                .put("account", row.getObject("account_id", Long.class))
                .put("operator", row.getString("operator"))
                .put("occurredAt", text(Times.required(row, "occurred_at")))
                .put("batch", row.getString("batch"))
                .put("reversed", row.getObject("reversed_operation_id", Long.class))
                .put("package", row.getString("package_code"))
                .put("termEnd", text(Times.end(row, "ends_at")));
        BigDecimal credits = row.getBigDecimal("credits");
        return json.put("credits", credits == null ? "0" : plain(credits)).toString();
    }

    private static String plain(BigDecimal credits) {
        return credits.signum() == 0 ? "0" : credits.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
