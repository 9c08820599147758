package io.panelhouse.panel.webhook;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.alert.AlertEvent;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.operation.OperationKind;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How webhooks and deliveries stand in the tables. */
final class WebhookRows {

    static final String SELECT = """
            SELECT w.id, w.reseller_id, w.url, w.topic, w.kinds, w.created_at, w.disabled_at, w.disabled_reason
              FROM panel.webhook w JOIN panel.reseller r ON r.id = w.reseller_id
            """;
    static final String SELECT_DELIVERY = """
            SELECT d.id, d.webhook_id, d.operation_id, d.alert_id, d.alert_event, d.attempts, d.next_at, d.delivered_at,
                   d.last_status, d.last_error
              FROM panel.webhook_delivery d
            """;

    private WebhookRows() {}

    static Webhook webhook(ResultSet row) throws SQLException {
        Set<OperationKind> kinds = EnumSet.noneOf(OperationKind.class);
        for (Object name : (Object[]) row.getArray("kinds").getArray()) {
            kinds.add(OperationKind.valueOf((String) name));
        }
        return new Webhook(
                row.getLong("id"),
                new ResellerId(row.getLong("reseller_id")),
                URI.create(row.getString("url")),
                Topic.valueOf(row.getString("topic")),
                kinds,
                Times.required(row, "created_at"),
                Times.optional(row, "disabled_at"),
                row.getString("disabled_reason"));
    }

    static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("webhook_id"),
                row.getObject("operation_id", Long.class),
                row.getObject("alert_id", Long.class),
                event(row),
                row.getInt("attempts"),
                Times.required(row, "next_at"),
                Times.optional(row, "delivered_at"),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"));
    }

    static @Nullable AlertEvent event(ResultSet row) throws SQLException {
        String name = row.getString("alert_event");
        return name == null ? null : AlertEvent.valueOf(name);
    }

    static String[] names(Set<OperationKind> kinds) {
        return kinds.stream().sorted().map(OperationKind::name).toArray(String[]::new);
    }
}
