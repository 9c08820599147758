package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sessions in PostgreSQL. */
public final class JdbcSessions implements Sessions {

    private static final Actor HOUSE = Actor.house("sessions");
    private static final int MAX_ROWS = 1000;

    private final PanelDatabase database;
    private final InstantSource time;

    public JdbcSessions(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public Optional<OpenSession> find(String sessionId) {
        return database.read(
                HOUSE,
                handle -> handle.createQuery("SELECT * FROM panel.open_session WHERE session_id = :session")
                        .bind("session", SearchText.of(sessionId))
                        .map((row, context) -> session(row))
                        .findOne());
    }

    @Override
    public Optional<OpenSession> close(String sessionId) {
        return close(HOUSE, sessionId);
    }

    @Override
    public Optional<OpenSession> close(Actor actor, String sessionId) {
        return database.transaction(
                actor,
                handle -> handle.createQuery("WITH closed AS (DELETE FROM panel.open_session s"
                                + " USING panel.reseller r WHERE s.session_id = :session AND r.id = s.reseller_id"
                                + " AND r.path LIKE :prefix || '%' RETURNING s.*), " + journaled("'STOP'", ":now"))
                        .bind("session", SearchText.of(sessionId))
                        .bind("prefix", Subtrees.prefix(handle, actor))
                        .bind("now", Times.sql(now()))
                        .map((row, context) -> session(row))
                        .findOne());
    }

    @Override
    public int heartbeats(List<SessionBeat> beats) {
        // In the order of their ids, so that two batches cannot block each other.
        Map<String, SessionBeat> latest = new TreeMap<>();
        for (SessionBeat beat : beats) {
            latest.merge(
                    SearchText.of(beat.sessionId()),
                    beat,
                    (one, other) -> other.at().isAfter(one.at()) ? other : one);
        }
        Instant now = now();
        return database.transaction(
                HOUSE,
                handle -> new RowBatch<>(List.copyOf(latest.entrySet()))
                        .text(Map.Entry::getKey)
                        .bigint(entry -> entry.getValue().resellerId().value())
                        .time(entry -> earlier(entry.getValue().at(), now))
                        .execute(handle.getConnection(), """
                                UPDATE panel.open_session s SET last_heartbeat_at = greatest(s.last_heartbeat_at, b.at)
                                  FROM (SELECT o.session_id, u.at FROM unnest(?, ?, ?) AS u (session, reseller, at)
                                          JOIN panel.open_session o
                                            ON o.session_id = u.session AND o.reseller_id = u.reseller
                                         ORDER BY o.session_id FOR UPDATE OF o) b
                                 WHERE s.session_id = b.session_id"""));
    }

    @Override
    public int closeSilent(int limit) {
        return database.transaction(
                HOUSE,
                handle -> handle.createQuery("WITH closed AS (DELETE FROM panel.open_session s WHERE s.session_id IN"
                                + " (SELECT o.session_id FROM panel.open_session o WHERE o.last_heartbeat_at < :silent"
                                + " ORDER BY o.session_id LIMIT :max FOR UPDATE SKIP LOCKED) RETURNING s.*), "
                                + journaled("'TIMEOUT'", "c.last_heartbeat_at"))
                        .bind("silent", Times.sql(now().minus(SILENCE)))
                        .bind("max", limit)
                        .map((row, context) -> session(row))
                        .list()
                        .size());
    }

    @Override
    public List<OpenSession> online(Actor actor, ResellerId root, int offset, int limit) {
        return database.read(
                actor,
                handle -> handle.createQuery("""
                        SELECT s.* FROM panel.open_session s JOIN panel.reseller r ON r.id = s.reseller_id
                         WHERE r.path LIKE :path || '%' AND s.last_heartbeat_at >= :alive
                         ORDER BY s.opened_at, s.session_id OFFSET :offset LIMIT :max""")
                        .bindMap(online(Subtrees.require(handle, actor, root).path()))
                        .bind("offset", Math.max(0, offset))
                        .bind("max", Math.max(1, Math.min(MAX_ROWS, limit)))
                        .map((row, context) -> session(row))
                        .list());
    }

    @Override
    public long countOnline(Actor actor, ResellerId root) {
        return database.read(
                actor,
                handle -> handle.createQuery("""
                        SELECT count(*) FROM panel.open_session s JOIN panel.reseller r ON r.id = s.reseller_id
                         WHERE r.path LIKE :path || '%' AND s.last_heartbeat_at >= :alive""")
                        .bindMap(online(Subtrees.require(handle, actor, root).path()))
                        .mapTo(Long.class)
                        .one());
    }

    private Map<String, Object> online(String path) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("path", path);
        values.put("alive", Times.sql(now().minus(SILENCE)));
        return values;
    }

    /** The end of a statement that has deleted sessions as {@code closed}: journals and gives them. */
    private static String journaled(String reason, String at) {
        return """
                journaled AS (
                    INSERT INTO journal.session (reseller_id, session_id, change, account_id, account_name, device_id,
                           device_type, address, occurred_at, reason)
                    SELECT c.reseller_id, c.session_id, 'CLOSED', c.account_id, c.account_name, c.device_id,
                           c.device_type, c.address, %s, %s FROM closed c)
                SELECT * FROM closed""".formatted(at, reason);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Instant now() {
        return Times.exact(time.instant());
    }

    private static OpenSession session(ResultSet row) throws SQLException {
        return new OpenSession(
                row.getString("session_id"),
                new ResellerId(row.getLong("reseller_id")),
                new AccountId(row.getLong("account_id")),
                row.getString("account_name"),
                row.getString("device_id"),
                row.getString("device_type"),
                row.getString("address"),
                Times.required(row, "opened_at"),
                Times.required(row, "last_heartbeat_at"),
                row.getString("app"));
    }
}
