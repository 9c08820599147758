package io.panelhouse.panel.alert;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.Times;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** How episodes stand in the table. */
final class AlertRows {

    static final String SELECT = """
            SELECT a.id, a.reseller_id, a.kind, a.subject, a.version, a.figure, a.held_against, a.account_id, a.evidence,
                   a.opened_at, a.as_of, a.closed_at, a.snoozed_until, a.snoozed_by, a.dismissed_at, a.dismissed_by,
                   r.name AS reseller_name, c.name AS account_name,
                   array(SELECT l.operator FROM panel.alert_look l WHERE l.alert_id = a.id
                          ORDER BY l.looked_at, l.operator) AS looked
              FROM panel.alert a
              JOIN panel.reseller r ON r.id = a.reseller_id
              LEFT JOIN panel.account c ON c.id = a.account_id
            """;

    private AlertRows() {}

    static AlertEpisode episode(ResultSet row) throws SQLException {
        Long account = row.getObject("account_id", Long.class);
        ReportedAlert alert = new ReportedAlert(
                new ResellerId(row.getLong("reseller_id")),
                AlertKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getLong("version"),
                Times.optional(row, "closed_at") == null,
                row.getBigDecimal("figure"),
                row.getBigDecimal("held_against"),
                account == null ? null : new AccountId(account),
                texts(row.getArray("evidence")),
                Times.required(row, "opened_at"),
                Times.required(row, "as_of"));
        return new AlertEpisode(
                row.getLong("id"),
                alert,
                row.getString("reseller_name"),
                row.getString("account_name"),
                Times.optional(row, "closed_at"),
                Times.optional(row, "snoozed_until"),
                row.getString("snoozed_by"),
                Times.optional(row, "dismissed_at"),
                row.getString("dismissed_by"),
                texts(row.getArray("looked")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
