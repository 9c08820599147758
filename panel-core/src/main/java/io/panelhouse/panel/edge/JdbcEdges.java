package io.panelhouse.panel.edge;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.AuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.session.Sessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The edges in PostgreSQL. */
public final class JdbcEdges implements Edges {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Actor HOUSE = Actor.house("edge");
    private static final int MAX_NAME_LENGTH = 80;
    private static final String ONE_OF_OURS = " FROM panel.reseller r WHERE e.id = :edge AND r.id = e.reseller_id"
            + " AND r.path LIKE :prefix || '%' RETURNING e.*";

    private final PanelDatabase database;
    private final InstantSource time;
    private final AuditLog audit;

    public JdbcEdges(PanelDatabase database, InstantSource time, AuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    @Override
    public EdgeWithKey create(Actor actor, ResellerId reseller, String name) {
        requireOwner(actor);
        String wanted = checked(name);
        EdgeKey key = EdgeKey.random();
        try {
            Edge edge = database.transaction(actor, handle -> insert(handle, actor, reseller, wanted, key));
            return done(actor, "edge-create", edge, key);
        } catch (JdbiException e) {
            if (PanelDatabase.uniqueViolation(e)) {
                throw new IllegalArgumentException(
                        "Invalid name: reseller " + reseller + " has an edge " + wanted + " already", e);
            }
            throw e;
        }
    }

    @Override
    public EdgeWithKey rotate(Actor actor, long edge) {
        requireOwner(actor);
        EdgeKey key = EdgeKey.random();
        Edge rotated = database.transaction(
                actor,
                handle -> handle.createQuery("UPDATE panel.edge e SET key_hash = :hash, key_hint = :hint,"
                                + " rotated_at = :now, disabled_at = NULL" + ONE_OF_OURS)
                        .bind("hash", key.hash())
                        .bind("hint", key.hint())
                        .bind("now", Times.sql(now()))
                        .bind("edge", edge)
                        .bind("prefix", Subtrees.prefix(handle, actor))
                        .map((row, context) -> edge(row))
                        .findOne()
                        .orElseThrow(() -> hidden(edge)));
        return done(actor, "edge-rotate", rotated, key);
    }

    @Override
    public Edge disable(Actor actor, long edge) {
        requireOwner(actor);
        Edge disabled = database.transaction(
                actor,
                handle -> handle.createQuery(
                                "UPDATE panel.edge e SET disabled_at = coalesce(e.disabled_at, :now)" + ONE_OF_OURS)
                        .bind("now", Times.sql(now()))
                        .bind("edge", edge)
                        .bind("prefix", Subtrees.prefix(handle, actor))
                        .map((row, context) -> edge(row))
                        .findOne()
                        .orElseThrow(() -> hidden(edge)));
        audit.record(actor, "edge-disable", "edge " + edge, Map.of("name", disabled.name()));
        return disabled;
    }

    @Override
    public List<Edge> of(Actor actor, ResellerId root) {
        return database.read(
                actor,
                handle -> handle.createQuery("""
                        SELECT e.* FROM panel.edge e JOIN panel.reseller r ON r.id = e.reseller_id
                         WHERE r.path LIKE :path || '%' ORDER BY e.name, e.id LIMIT 1000""")
                        .bind("path", Subtrees.require(handle, actor, root).path())
                        .map((row, context) -> edge(row))
                        .list());
    }

    @Override
    public Traffic traffic(Actor actor, ResellerId root, Instant at) {
        return database.read(
                actor,
                handle -> handle.createQuery("""
                        WITH below AS (SELECT r.id FROM panel.reseller r WHERE r.path LIKE :path || '%')
                        SELECT (SELECT count(*) FROM (
                                 SELECT 1 FROM panel.open_session s JOIN below b ON b.id = s.reseller_id
                                  WHERE s.last_heartbeat_at >= :alive
                                 UNION ALL
                                 SELECT 1 FROM journal.session j JOIN below b ON b.id = j.reseller_id
                                  WHERE j.reason = 'TIMEOUT' AND j.account_id IS NOT NULL AND j.occurred_at >= :alive
                                 LIMIT :most) w) AS watching,
                               (SELECT count(*) FROM (
                                 SELECT 1 FROM journal.auth_attempt t JOIN below b ON b.id = t.reseller_id
                                  WHERE t.occurred_at > :hour LIMIT :most) a) AS sign_ins""")
                        .bind("path", Subtrees.require(handle, actor, root).path())
                        .bind("alive", Times.sql(Times.exact(at.minus(Sessions.SILENCE))))
                        .bind("hour", Times.sql(Times.exact(at.minus(HOUR))))
                        .bind("most", Traffic.MOST)
                        .map((row, context) -> new Traffic(row.getInt("watching"), row.getInt("sign_ins")))
                        .one());
    }

    @Override
    public Edge ensure(Actor actor, ResellerId reseller, String name, String key) {
        requireOwner(actor);
        EdgeKey wanted = new EdgeKey(key);
        return database.transaction(actor, handle -> {
            handle.createUpdate("""
                            UPDATE panel.edge SET key_hash = :hash, key_hint = :hint, rotated_at = :now
                             WHERE reseller_id = :reseller AND name = :name AND key_hash <> :hash""")
                    .bind("hash", wanted.hash())
                    .bind("hint", wanted.hint())
                    .bind("now", Times.sql(now()))
                    .bind("reseller", reseller.value())
                    .bind("name", name)
                    .execute();
            return handle.createQuery("SELECT * FROM panel.edge WHERE reseller_id = :reseller AND name = :name")
                    .bind("reseller", reseller.value())
                    .bind("name", name)
                    .map((row, context) -> edge(row))
                    .findOne()
                    .orElseGet(() -> insert(handle, actor, reseller, checked(name), wanted));
        });
    }

    @Override
    public Optional<Edge> known(String key) {
        Instant now = now();
        return database.transaction(HOUSE, handle -> {
            Optional<Edge> known = handle.createQuery(
                            "SELECT * FROM panel.edge WHERE key_hash = :hash AND disabled_at IS NULL")
                    .bind("hash", EdgeKey.hash(key))
                    .map((row, context) -> edge(row))
                    .findOne();
            known.ifPresent(edge -> handle.createUpdate("""
                            UPDATE panel.edge SET last_used_at = :now
                             WHERE id = :edge AND (last_used_at IS NULL OR last_used_at < :now - interval '1 minute')""")
                    .bind("now", Times.sql(now))
                    .bind("edge", edge.id())
                    .execute());
            return known;
        });
    }

    private Edge insert(Handle handle, Actor actor, ResellerId reseller, String name, EdgeKey key) {
        Subtrees.require(handle, actor, reseller);
        return handle.createQuery("""
                        INSERT INTO panel.edge (reseller_id, name, key_hash, key_hint, created_at)
                        VALUES (:reseller, :name, :hash, :hint, :now) RETURNING *""")
                .bind("reseller", reseller.value())
                .bind("name", name)
                .bind("hash", key.hash())
                .bind("hint", key.hint())
                .bind("now", Times.sql(now()))
                .map((row, context) -> edge(row))
                .one();
    }

    private EdgeWithKey done(Actor actor, String verb, Edge edge, EdgeKey key) {
        audit.record(actor, verb, "edge " + edge.id(), Map.of("name", edge.name()));
        return new EdgeWithKey(edge, key.text());
    }

    private static void requireOwner(Actor actor) {
        if (!actor.may(Permission.OWNER)) {
            throw new AccessRefusedException(
                    "Cannot change edges: that asks for the permission of an owner; ask the owner of your reseller");
        }
    }

    private static AccessRefusedException hidden(long edge) {
        return new AccessRefusedException("Cannot change edge " + edge + ": it is not in your tree");
    }

    private static String checked(String name) {
        String text = name.strip();
        if (text.isEmpty() || text.length() > MAX_NAME_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("Invalid name of an edge: must have 1 to 80 printable characters");
        }
        return text;
    }

    private Instant now() {
        return Times.exact(time.instant());
    }

    private static Edge edge(ResultSet row) throws SQLException {
        return new Edge(
                row.getLong("id"),
                new ResellerId(row.getLong("reseller_id")),
                row.getString("name"),
                row.getString("key_hint"),
                Times.required(row, "created_at"),
                Times.optional(row, "rotated_at"),
                Times.optional(row, "disabled_at"),
                Times.optional(row, "last_used_at"));
    }
}
