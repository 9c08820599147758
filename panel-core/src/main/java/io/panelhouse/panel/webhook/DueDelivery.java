package io.panelhouse.panel.webhook;

import io.panelhouse.panel.alert.AlertEvent;
import io.panelhouse.panel.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is under way, claimed until a moment: nobody else tries it before, and no transaction stays open
 * meanwhile.
 *
 * @param attempts with this one
 */
@SuppressWarnings("ArrayRecordComponent")
record DueDelivery(
        long id,
        long webhookId,
        @Nullable Long operationId,
        @Nullable Long alertId,
        @Nullable AlertEvent event,
        int attempts,
        Instant firstTriedAt,
        String url,
        byte[] secret) {

    /** How long a claim holds: longer than a call may take. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration GIVE_UP = Duration.ofHours(24);
    private static final int MAX_ERROR = 200;

    /** The oldest delivery of each webhook blocks the others: so the order is kept. */
    private static final String HEADS = """
            FROM panel.webhook w
            JOIN panel.reseller r ON r.id = w.reseller_id AND r.disabled_at IS NULL AND r.deleted_at IS NULL
            CROSS JOIN LATERAL (SELECT x.id, x.next_at, x.lease_until FROM panel.webhook_delivery x
                                 WHERE x.webhook_id = w.id AND x.delivered_at IS NULL ORDER BY x.id LIMIT 1) d
            WHERE w.disabled_at IS NULL AND d.next_at <= :now AND (d.lease_until IS NULL OR d.lease_until <= :now)""";

    /** The webhooks whose next delivery is due. */
    static List<Long> webhooks(Handle handle, Instant now) {
        return handle.createQuery("SELECT w.id " + HEADS + " ORDER BY d.next_at")
                .bind("now", Times.sql(now))
                .mapTo(Long.class)
                .list();
    }

    /** Claims the next delivery of a webhook, if it is due. */
    static Optional<DueDelivery> claim(Handle handle, long webhook, Instant now) {
        return handle.createQuery("""
                        UPDATE panel.webhook_delivery c
                           SET lease_until = :lease, attempts = c.attempts + 1,
                               first_tried_at = coalesce(c.first_tried_at, :now)
                          FROM panel.webhook h
                         WHERE h.id = c.webhook_id AND c.delivered_at IS NULL AND c.next_at <= :now
                           AND (c.lease_until IS NULL OR c.lease_until <= :now)
                           AND c.id = (SELECT d.id
                        """ + HEADS + """

                                AND w.id = :webhook)
                        RETURNING c.id, c.webhook_id, c.operation_id, c.alert_id, c.alert_event, c.attempts, c.first_tried_at,
                                  h.url, h.secret""")
                .bind("now", Times.sql(now))
                .bind("lease", Times.sql(now.plus(LEASE)))
                .bind("webhook", webhook)
                .map((row, context) -> of(row))
                .findOne();
    }

    private static DueDelivery of(ResultSet row) throws SQLException {
        return new DueDelivery(
                row.getLong("id"),
                row.getLong("webhook_id"),
                row.getObject("operation_id", Long.class),
                row.getObject("alert_id", Long.class),
                WebhookRows.event(row),
                row.getInt("attempts"),
                Times.required(row, "first_tried_at"),
                row.getString("url"),
                row.getBytes("secret"));
    }

    void delivered(Handle handle, int status, Instant now) {
        handle.createUpdate("""
                        UPDATE panel.webhook_delivery
                           SET delivered_at = :now, lease_until = NULL, last_status = :status, last_error = NULL
                         WHERE id = :id""")
                .bind("now", Times.sql(now))
                .bind("status", status)
                .bind("id", id)
                .execute();
    }

    /** Tries again later; disables the webhook after a day of failures. */
    void failed(Handle handle, @Nullable Integer status, String error, Instant now, double random) {
        handle.createUpdate("""
                        UPDATE panel.webhook_delivery
                           SET next_at = :next, lease_until = NULL, last_status = :status, last_error = :error
                         WHERE id = :id""")
                .bind("next", Times.sql(Times.exact(now.plus(BackOff.after(attempts, random)))))
                .bind("status", status)
                .bind("error", error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR))
                .bind("id", id)
                .execute();
        if (!now.isBefore(firstTriedAt.plus(GIVE_UP))) {
            handle.createUpdate("""
                            UPDATE panel.webhook SET disabled_at = :now, disabled_reason = :reason
                             WHERE id = :webhook AND disabled_at IS NULL""")
                    .bind("now", Times.sql(now))
                    .bind("reason", "its calls failed for 24 hours, the last one because " + error)
                    .bind("webhook", webhookId)
                    .execute();
        }
    }
}
