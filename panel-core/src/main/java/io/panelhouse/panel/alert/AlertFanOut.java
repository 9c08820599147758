package io.panelhouse.panel.alert;

import io.panelhouse.panel.database.Times;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Puts a new episode into the outbox, in the transaction that records it. */
final class AlertFanOut {

    private AlertFanOut() {}

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
