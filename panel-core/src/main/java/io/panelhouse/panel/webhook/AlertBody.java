package io.panelhouse.panel.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertEvent;
import io.panelhouse.panel.alert.JdbcAlerts;
import io.panelhouse.panel.alert.ReportedAlert;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What a call tells of an alert: what happened, and how the episode stands when the call is made. */
final class AlertBody {

    private AlertBody() {}

    /** The same for each call about the event, so that a receiver takes it in once. */
    static String key(long episode, AlertEvent event) {
        return "alert-" + episode + "-" + event.name().toLowerCase(Locale.ROOT);
    }

    static Optional<String> of(Handle handle, long episode, AlertEvent event) {
        return Optional.of(json(JdbcAlerts.find(handle, episode), event));
    }

    private static String json(AlertEpisode episode, AlertEvent event) {
        ReportedAlert alert = episode.alert();
        Instant closed = episode.closedAt();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("event", event.name())
                .put("alert", episode.id())
                .put("kind", alert.kind().name())
                .put("reseller", alert.resellerId().value())
                .put(
                        "account",
                        alert.accountId() == null ? null : alert.accountId().value())
                .put("subject", alert.subject())
                .put("figure", plain(alert.figure()))
                .put("limit", plain(alert.limit()))
                .put("openedAt", alert.openedAt().toString())
                .put("closedAt", closed == null ? null : closed.toString());
        ArrayNode evidence = json.putArray("evidence");
        alert.evidence().forEach(evidence::add);
        return json.toString();
    }

    private static String plain(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }
}
