package io.panelhouse.panel.hold;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.JdbcSettings;
import io.panelhouse.panel.directory.ResellerSettings;
import io.panelhouse.panel.directory.Subtrees;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The holds in PostgreSQL. */
public final class JdbcHolds implements Holds {

    /** As the audit log names who holds. */
    static final String GUARD = "drain guard";

    private static final Actor HOUSE = Actor.house(GUARD);
    private static final int MAX_LISTED = 1000;
    private static final int MAX_EVIDENCE = 100;
    private static final String SELECT = """
            SELECT h.id, h.reseller_id, o.name AS operator, h.drained_reseller_id, h.login, h.opened_at, h.debits, h.usual,
                   h.operation_ids, h.held_at, coalesce(o.second_factor_at <= h.held_at, false) AS provable
              FROM panel.login_hold h
              JOIN panel.operator o ON o.id = h.operator_id
              JOIN panel.reseller r ON r.id = h.reseller_id
            """;

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;

    public JdbcHolds(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    /** The operator whose name a login is or begins with: {@code mara}, or {@code mara/shop} with one of its tokens. */
    public static String operatorOf(String login) {
        int slash = login.lastIndexOf('/');
        return slash < 0 ? login : login.substring(0, slash);
    }

    @Override
    public Optional<Hold> hold(Drain drain) {
        return database.transaction(HOUSE, handle -> {
            Suspect suspect = suspect(handle, drain);
            if (suspect == null || !holds(handle, suspect.reseller)) {
                return Optional.empty();
            }
            if (insert(handle, drain, suspect)) {
                waitForOrders(handle, suspect.reseller);
                note(
                        handle,
                        GUARD,
                        suspect.reseller,
                        "login-held",
                        suspect.operatorId,
                        Map.of("login", drain.login(), "debits", Integer.toString(drain.debits())));
            }
            return handle.createQuery(SELECT + " WHERE h.operator_id = :operator AND h.reseller_id = :reseller"
                            + " AND h.lifted_at IS NULL")
                    .bind("operator", suspect.operatorId)
                    .bind("reseller", suspect.reseller.value())
                    .map((row, context) -> hold(row))
                    .findOne();
        });
    }

    /** The operator behind the login, and as whose it acts for the reseller: at home, else as a member. */
    private static @Nullable Suspect suspect(Handle handle, Drain drain) {
        return handle.createQuery("""
                        SELECT o.id, w.reseller_id FROM panel.operator o
                         CROSS JOIN LATERAL (
                               SELECT o.reseller_id, 0 AS away
                                UNION ALL SELECT m.reseller_id, 1 FROM panel.membership m WHERE m.operator_id = o.id) w
                          JOIN panel.reseller r ON r.id = w.reseller_id
                          JOIN panel.reseller d ON d.id = :drained AND d.path LIKE r.path || '%'
                         WHERE lower(o.name) IN (lower(:login), lower(:operator))
                         ORDER BY lower(o.name) = lower(:login) DESC, w.away, length(r.path) DESC LIMIT 1""")
                .bind("drained", drain.reseller().value())
                .bind("login", drain.login())
                .bind("operator", operatorOf(drain.login()))
                .map((row, context) -> new Suspect(row.getLong("id"), new ResellerId(row.getLong("reseller_id"))))
                .findOne()
                .orElse(null);
    }

    private static boolean holds(Handle handle, ResellerId reseller) throws SQLException {
        return JdbcSettings.effective(handle.getConnection(), List.of(reseller))
                .getOrDefault(reseller, ResellerSettings.DEFAULTS)
                .holdOnDrain();
    }

    private boolean insert(Handle handle, Drain drain, Suspect suspect) {
        List<Long> newest = drain.operations()
                .subList(
                        Math.max(0, drain.operations().size() - MAX_EVIDENCE),
                        drain.operations().size());
        return handle.createUpdate("""
                        INSERT INTO panel.login_hold (reseller_id, operator_id, drained_reseller_id, login, opened_at,
                               debits, usual, operation_ids, held_at)
                        VALUES (:reseller, :operator, :drained, :login, :opened, :debits, :usual,
                                CAST(:operations AS bigint[]), :now)
                        ON CONFLICT DO NOTHING""")
                        .bind("reseller", suspect.reseller.value())
                        .bind("operator", suspect.operatorId)
                        .bind("drained", drain.reseller().value())
                        .bind("login", drain.login())
                        .bind("opened", Times.sql(Times.exact(drain.openedAt())))
                        .bind("debits", drain.debits())
                        .bind("usual", drain.usual())
                        .bind("operations", newest.toArray(Long[]::new))
                        .bind("now", Times.sql(Times.exact(time.instant())))
                        .execute()
                == 1;
    }

    /**
     * Waits until the orders are written that are being written for this tree. Those after them wait for this
     * transaction and find the hold: a batch reads the holds once it has its wallets.
     */
    private static void waitForOrders(Handle handle, ResellerId reseller) {
        handle.createQuery("""
                        SELECT l.id FROM panel.ledger_account l JOIN panel.reseller r ON r.id = l.reseller_id
                         WHERE r.path LIKE (SELECT t.path FROM panel.reseller t WHERE t.id = :reseller) || '%'
                         ORDER BY l.id FOR KEY SHARE OF l""")
                .bind("reseller", reseller.value())
                .mapTo(Long.class)
                .list();
    }

    @Override
    public List<Hold> inForce(Actor actor) {
        return database.read(
                actor,
                handle -> handle.createQuery(
                                SELECT
                                        + " WHERE h.lifted_at IS NULL AND r.path LIKE :path || '%' ORDER BY h.id DESC LIMIT :max")
                        .bind("path", Subtrees.prefix(handle, actor))
                        .bind("max", MAX_LISTED)
                        .map((row, context) -> hold(row))
                        .list());
    }

    @Override
    public Optional<Hold> of(Actor actor) {
        ResellerId scope = actor.scope();
        if (scope == null) {
            return Optional.empty();
        }
        return database.read(
                HOUSE,
                handle -> handle.createQuery(SELECT + """
                                 WHERE h.lifted_at IS NULL AND h.reseller_id = :scope AND o.name IN (:login, :operator)
                                 LIMIT 1""")
                        .bind("scope", scope.value())
                        .bind("login", actor.operator())
                        .bind("operator", operatorOf(actor.operator()))
                        .map((row, context) -> hold(row))
                        .findOne());
    }

    @Override
    public List<Long> operations(Actor actor, long id) {
        return database.read(actor, handle -> {
            Hold hold = require(handle, actor, id, "read");
            return handle.createQuery("""
                            SELECT o.operation_id FROM journal.operation o
                             WHERE o.operation_id >= (SELECT min(u) FROM unnest(CAST(:ids AS bigint[])) u)
                               AND (o.operation_id = ANY (CAST(:ids AS bigint[]))
                                    OR (o.operator = :login AND o.reseller_id = :reseller
                                        AND o.kind IN ('ACTIVATE', 'RENEW', 'CHANGE', 'TRANSFER')))
                             ORDER BY o.operation_id DESC LIMIT :max""")
                    .bind("ids", hold.drain().operations().toArray(Long[]::new))
                    .bind("login", hold.drain().login())
                    .bind("reseller", hold.drain().reseller().value())
                    .bind("max", MAX_LISTED)
                    .mapTo(Long.class)
                    .list();
        });
    }

    @Override
    public Hold lift(Actor actor, long id) {
        if (!actor.may(Permission.OWNER)) {
            throw new AccessRefusedException(
                    "Cannot lift hold " + id + ": it needs the permission OWNER; ask an owner to lift it");
        }
        return database.transaction(actor, handle -> {
            Hold hold = require(handle, actor, id, "lift");
            if (hold.operator().equals(actor.operator()) || hold.operator().equals(operatorOf(actor.operator()))) {
                throw new AccessRefusedException(
                        "Cannot lift hold " + id
                                + ": it holds yourself; confirm with your second factor, or ask another owner or who is above you");
            }
            int lifted = handle.createUpdate("UPDATE panel.login_hold SET lifted_at = :now, lifted_by = :by"
                            + " WHERE id = :id AND lifted_at IS NULL")
                    .bind("now", Times.sql(Times.exact(time.instant())))
                    .bind("by", actor.operator())
                    .bind("id", id)
                    .execute();
            if (lifted == 0) {
                throw new IllegalArgumentException("Cannot lift hold " + id + ": it was lifted already");
            }
            audit.write(handle, actor, "hold-lifted", "hold " + id, Map.of("operator", hold.operator()), null);
            return hold;
        });
    }

    private static Hold require(Handle handle, Actor actor, long id, String verb) {
        return handle.createQuery(SELECT + " WHERE h.id = :id AND r.path LIKE :path || '%'")
                .bind("id", id)
                .bind("path", Subtrees.prefix(handle, actor))
                .map((row, context) -> hold(row))
                .findOne()
                .orElseThrow(() ->
                        new AccessRefusedException("Cannot " + verb + " hold " + id + ": there is none in your tree"));
    }

    /**
     * Ends the holds of an operator who has just passed the second factor; it must have been theirs before they were
     * held. In the transaction that writes down the proof.
     */
    public void proven(Handle handle, long operatorId) {
        List<Map.Entry<Long, ResellerId>> lifted = handle.createQuery("""
                        UPDATE panel.login_hold h SET lifted_at = :now, lifted_by = o.name
                          FROM panel.operator o
                         WHERE o.id = h.operator_id AND h.operator_id = :operator AND h.lifted_at IS NULL
                           AND o.second_factor_at <= h.held_at AND h.held_at <= :now
                        RETURNING h.id, h.reseller_id""")
                .bind("now", Times.sql(Times.exact(time.instant())))
                .bind("operator", operatorId)
                .map((row, context) -> Map.entry(row.getLong("id"), new ResellerId(row.getLong("reseller_id"))))
                .list();
        for (Map.Entry<Long, ResellerId> hold : lifted) {
            note(
                    handle,
                    GUARD,
                    hold.getValue(),
                    "hold-proven",
                    operatorId,
                    Map.of("hold", hold.getKey().toString()));
        }
    }

    private void note(
            Handle handle, String who, ResellerId reseller, String verb, long operatorId, Map<String, String> detail) {
        audit.write(handle, Actor.within(who, reseller), verb, "operator " + operatorId, detail, null);
    }

    private static Hold hold(ResultSet row) throws SQLException {
        Long[] operations = (Long[]) row.getArray("operation_ids").getArray();
        BigDecimal usual = row.getBigDecimal("usual");
        Instant openedAt = Times.required(row, "opened_at");
        return new Hold(
                row.getLong("id"),
                new ResellerId(row.getLong("reseller_id")),
                row.getString("operator"),
                new Drain(
                        new ResellerId(row.getLong("drained_reseller_id")),
                        row.getString("login"),
                        openedAt,
                        row.getInt("debits"),
                        usual,
                        Arrays.asList(operations)),
                Times.required(row, "held_at"),
                row.getBoolean("provable"));
    }

    private record Suspect(long operatorId, ResellerId reseller) {}
}
