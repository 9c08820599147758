package io.panelhouse.panel.security;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.hold.JdbcHolds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Sessions of operators in PostgreSQL. Ended ones are forgotten after 90 days. */
final class JdbcOperatorSessions implements OperatorSessions {

    private static final Actor HOUSE = Actor.house("sessions");
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MAX_DEVICE_LENGTH = 80;
    private static final int MAX_LISTED = 200;

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;
    private final JdbcHolds holds;

    JdbcOperatorSessions(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
        this.holds = new JdbcHolds(database, time, audit);
    }

    @Override
    public OperatorSessionId open(Operator operator, String device, String address) {
        OperatorSessionId id = new OperatorSessionId(UUID.randomUUID());
        Instant now = Times.exact(time.instant());
        database.transaction(operator.actor(), handle -> {
            handle.createUpdate("DELETE FROM panel.operator_session WHERE operator_id = :id AND opened_at < :old")
                    .bind("id", operator.id())
                    .bind("old", Times.sql(now.minus(KEPT)))
                    .execute();
            return handle.createUpdate("INSERT INTO panel.operator_session"
                            + " (id, operator_id, reseller_id, device, address, opened_at, seen_at, proven_at)"
                            + " VALUES (:session, :operator, :reseller, :device, :address, :at, :at, :at)")
                    .bind("session", id.value())
                    .bind("operator", operator.id())
                    .bind("reseller", operator.resellerId().value())
                    .bind("device", device.substring(0, Math.min(device.length(), MAX_DEVICE_LENGTH)))
                    .bind("address", address)
                    .bind("at", Times.sql(now))
                    .execute();
        });
        return id;
    }

    @Override
    public void seen(Collection<OperatorSessionId> sessions) {
        database.transaction(
                HOUSE,
                handle -> handle.createUpdate("UPDATE panel.operator_session SET seen_at = :now"
                                + " WHERE id = ANY (CAST(:ids AS uuid[])) AND ended_at IS NULL")
                        .bind("now", Times.sql(Times.exact(time.instant())))
                        .bind("ids", uuids(sessions))
                        .execute());
    }

    @Override
    public Set<OperatorSessionId> ended(Collection<OperatorSessionId> sessions) {
        Set<OperatorSessionId> ended = new HashSet<>(sessions);
        ended.removeAll(database.read(
                HOUSE,
                handle -> handle.createQuery("SELECT s.id FROM panel.operator_session s"
                                + " JOIN panel.operator o ON o.id = s.operator_id JOIN panel.reseller r ON r.id = o.reseller_id"
                                + " WHERE s.id = ANY (CAST(:ids AS uuid[])) AND s.ended_at IS NULL AND o.disabled_at IS NULL"
                                + " AND r.disabled_at IS NULL AND r.deleted_at IS NULL")
                        .bind("ids", uuids(sessions))
                        .map((row, context) -> new OperatorSessionId(row.getObject("id", UUID.class)))
                        .set()));
        return ended;
    }

    @Override
    public List<OperatorSession> of(Operator operator) {
        return database.read(
                operator.actor(),
                handle -> handle.createQuery("SELECT id, device, address, opened_at, seen_at"
                                + " FROM panel.operator_session WHERE operator_id = :id AND ended_at IS NULL"
                                + " AND seen_at > :alive ORDER BY opened_at DESC LIMIT :limit")
                        .bind("id", operator.id())
                        .bind("alive", Times.sql(time.instant().minus(MAX_IDLE)))
                        .bind("limit", MAX_LISTED)
                        .map((row, context) -> new OperatorSession(
                                new OperatorSessionId(row.getObject("id", UUID.class)),
                                row.getString("device"),
                                row.getString("address"),
                                Times.required(row, "opened_at"),
                                Times.required(row, "seen_at")))
                        .list());
    }

    @Override
    public void end(Operator operator, OperatorSessionId session) {
        database.transaction(operator.actor(), handle -> {
            int ended = handle.createUpdate("UPDATE panel.operator_session SET ended_at = greatest(opened_at, :now)"
                            + " WHERE id = :session AND operator_id = :id AND ended_at IS NULL")
                    .bind("now", Times.sql(Times.exact(time.instant())))
                    .bind("session", session.value())
                    .bind("id", operator.id())
                    .execute();
            if (ended == 1) {
                audit.write(handle, operator.actor(), "signed-out", "operator " + operator.id(), Map.of(), null);
            }
            return ended;
        });
    }

    @Override
    public int endOthers(Operator operator, OperatorSessionId keep) {
        return database.transaction(operator.actor(), handle -> {
            int ended = endAll(handle, operator.id(), keep, time.instant());
            audit.write(
                    handle,
                    operator.actor(),
                    "signed-out-everywhere",
                    "operator " + operator.id(),
                    Map.of("sessions", Integer.toString(ended)),
                    null);
            return ended;
        });
    }

    /** Ends the sessions of an operator, all or all but one; how many there were. */
    static int endAll(Handle handle, long operatorId, @Nullable OperatorSessionId keep, Instant now) {
        return handle.createUpdate("UPDATE panel.operator_session SET ended_at = greatest(opened_at, :now)"
                        + " WHERE operator_id = :id AND ended_at IS NULL AND id IS DISTINCT FROM CAST(:keep AS uuid)")
                .bind("now", Times.sql(Times.exact(now)))
                .bind("id", operatorId)
                .bind("keep", keep == null ? null : keep.toString())
                .execute();
    }

    @Override
    public Instant provenAt(OperatorSessionId session) {
        return database.read(
                HOUSE,
                handle -> handle.createQuery("SELECT proven_at FROM panel.operator_session WHERE id = :id")
                        .bind("id", session.value())
                        .map((row, context) -> Times.required(row, "proven_at"))
                        .findOne()
                        .orElse(Instant.EPOCH));
    }

    @Override
    public void proven(OperatorSessionId session) {
        database.transaction(HOUSE, handle -> {
            handle.createQuery("UPDATE panel.operator_session SET proven_at = :now WHERE id = :id"
                            + " RETURNING operator_id")
                    .bind("now", Times.sql(Times.exact(time.instant())))
                    .bind("id", session.value())
                    .mapTo(Long.class)
                    .findOne()
                    .ifPresent(operator -> holds.proven(handle, operator));
            return session;
        });
    }

    private static String[] uuids(Collection<OperatorSessionId> sessions) {
        return sessions.stream().map(OperatorSessionId::toString).toArray(String[]::new);
    }
}
