package io.panelhouse.panel.webhook;

import io.panelhouse.panel.database.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Hands operations out to webhooks. Only what transactions wrote that are older than all that run, in the order of the
 * transactions: so one that commits late is not passed over.
 */
final class OperationFanOut {

    private static final int MAX_OPERATIONS = 500;

    private OperationFanOut() {}

    /** Hands out the next ones, in the transaction of the handle; how many. None while another process does it. */
    static int next(Handle handle, Instant now) {
        Optional<Position> position = locked(handle);
        if (position.isEmpty()) {
            return 0;
        }
        List<Position> found = after(handle, position.get());
        if (found.isEmpty()) {
            return 0;
        }
        deliveries(handle, found, now);
        handle.createUpdate(
                        "UPDATE panel.webhook_position SET xid = :xid::text::xid8, sequence = :sequence WHERE id = 1")
                .bind("xid", found.getLast().xid)
                .bind("sequence", found.getLast().sequence)
                .execute();
        return found.size();
    }

    private static Optional<Position> locked(Handle handle) {
        // A position that no transaction has reached is one of the server that the database was restored from.
        handle.execute("""
                UPDATE panel.webhook_position SET xid = '0', sequence = 0, restored = (
                    SELECT coalesce(max(o.sequence), 0) FROM journal.operation o
                     WHERE o.xid >= pg_snapshot_xmax(pg_current_snapshot()))
                 WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())""");
        return handle.createQuery("""
                        SELECT xid::text AS xid, sequence, restored FROM panel.webhook_position
                         WHERE id = 1 FOR UPDATE SKIP LOCKED""")
                .map((row, context) ->
                        new Position(row.getString("xid"), row.getLong("sequence"), row.getLong("restored")))
                .findOne();
    }

    private static List<Position> after(Handle handle, Position position) {
        return handle.createQuery("""
                        SELECT o.xid::text AS xid, o.sequence FROM journal.operation o
                         WHERE (o.xid, o.sequence) > (:xid::text::xid8, :sequence)
                           AND o.xid < pg_snapshot_xmin(pg_current_snapshot()) AND o.sequence > :restored
                         ORDER BY o.xid, o.sequence LIMIT :limit""")
                .bind("xid", position.xid)
                .bind("sequence", position.sequence)
                .bind("restored", position.restored)
                .bind("limit", MAX_OPERATIONS)
                .map((row, context) -> new Position(row.getString("xid"), row.getLong("sequence"), position.restored))
                .list();
    }

    private static void deliveries(Handle handle, List<Position> operations, Instant now) {
        handle.createUpdate("""
                        INSERT INTO panel.webhook_delivery (webhook_id, reseller_id, operation_id, next_at)
                        SELECT w.id, w.reseller_id, o.operation_id, :now
                          FROM journal.operation o
                          JOIN panel.reseller r ON r.id = o.reseller_id
                          JOIN panel.webhook w ON w.topic = 'OPERATIONS' AND w.disabled_at IS NULL
                               AND (w.kinds = '{}' OR o.kind = ANY (w.kinds))
                          JOIN panel.reseller h ON h.id = w.reseller_id AND starts_with(r.path, h.path)
                               AND h.disabled_at IS NULL AND h.deleted_at IS NULL
                         WHERE o.sequence = ANY (:sequences)
                         ORDER BY o.xid, o.sequence, w.id
                        ON CONFLICT (webhook_id, operation_id) DO NOTHING""")
                .bind("now", Times.sql(now))
                .bind("sequences", operations.stream().map(Position::sequence).toArray(Long[]::new))
                .execute();
    }

    private record Position(String xid, long sequence, long restored) {}
}
