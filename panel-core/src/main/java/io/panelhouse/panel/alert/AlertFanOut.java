package io.panelhouse.panel.alert;

import io.panelhouse.panel.database.Times;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** Puts into the outboxes what is to be told of an episode, in the transaction that records it. */
final class AlertFanOut {

    private AlertFanOut() {}

    /** That episodes began or are over, for each webhook about the alerts of their reseller, once. */
    static void webhooks(Handle handle, Collection<Long> episodes, AlertEvent event, Instant now) {
        handle.createUpdate("""
                        INSERT INTO panel.webhook_delivery (webhook_id, reseller_id, alert_id, alert_event, next_at)
                        SELECT w.id, w.reseller_id, a.id, :event, :now
                          FROM panel.alert a
                          JOIN panel.webhook w
                            ON w.reseller_id = a.reseller_id AND w.topic = 'ALERTS' AND w.disabled_at IS NULL
                          JOIN panel.reseller r ON r.id = a.reseller_id AND r.disabled_at IS NULL AND r.deleted_at IS NULL
                         WHERE a.id = ANY (:episodes)
                         ORDER BY a.id, w.id
                        ON CONFLICT DO NOTHING""")
                .bind("event", event.name())
                .bind("now", Times.sql(now))
                .bind("episodes", episodes.toArray(Long[]::new))
                .execute();
    }

    /** For each person of the reseller who wants its kind, once. */
    static void notices(Handle handle, long episode, Instant now) {
        handle.createUpdate("""
                        INSERT INTO panel.notice (reseller_id, operator_id, alert_id, created_at, next_at)
                        SELECT o.reseller_id, o.id, a.id, :now, :now
                          FROM panel.alert a
                          JOIN panel.operator o ON o.reseller_id = a.reseller_id AND o.disabled_at IS NULL
                          JOIN panel.notice_preference p
                            ON p.operator_id = o.id AND p.address IS NOT NULL AND a.kind = ANY (p.kinds)
                         WHERE a.id = :episode
                        ON CONFLICT DO NOTHING""")
                .bind("now", Times.sql(now))
                .bind("episode", episode)
                .execute();
    }
}
