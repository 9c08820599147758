package io.panelhouse.panel.directory;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Memberships in PostgreSQL. */
public final class JdbcMemberships implements Memberships {

    private static final Duration GOOD_FOR = Duration.ofDays(7);
    private static final int CODE_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Who shows a code does not see the reseller yet, and a person's memberships lie in many trees. */
    private static final Actor HOUSE = Actor.house("memberships");

    private static final String MEMBER = """
            SELECT m.operator_name, m.reseller_id, r.name, m.role, m.permissions, false AS home
              FROM panel.membership m
              JOIN panel.reseller r ON r.id = m.reseller_id AND r.disabled_at IS NULL AND r.deleted_at IS NULL
            """;

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;

    public JdbcMemberships(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    @Override
    public String invite(Actor actor, ResellerId reseller, OperatorRole role, Set<Permission> permissions) {
        String what = "invite somebody to reseller " + reseller;
        TreeChanges.requireOwner(actor, what);
        if (!permissions.contains(Permission.VIEW)) {
            throw new IllegalArgumentException("Cannot " + what + ": permissions must include VIEW");
        }
        if (!actor.permissions().containsAll(permissions)) {
            throw new AccessRefusedException("Cannot " + what + ": nobody gives more than they have");
        }
        byte[] bytes = new byte[CODE_BYTES];
        RANDOM.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.transaction(actor, handle -> {
            Reseller invited = Subtrees.require(handle, actor, reseller);
            TierRules.require(handle, invited, Feature.STAFF, what);
            handle.createUpdate("""
                            INSERT INTO panel.invitation (code_hash, reseller_id, invited_by, role, permissions, expires_at)
                            VALUES (:hash, :reseller, :by, :role, :permissions, :expires)""")
                    .bind("hash", hash(code))
                    .bind("reseller", reseller.value())
                    .bind("by", actor.operator())
                    .bind("role", role.name())
                    .bind("permissions", OperatorRows.names(permissions))
                    .bind("expires", Times.sql(now().plus(GOOD_FOR)))
                    .execute();
            audit.write(handle, actor, "member-invited", "reseller " + reseller, Map.of("role", role.name()), null);
            return true;
        });
        return code;
    }

    @Override
    public Membership join(Operator operator, String code) {
        try {
            return database.transaction(HOUSE, handle -> {
                Invitation invitation = take(handle, code);
                if (invitation.reseller.equals(operator.resellerId())) {
                    throw new IllegalArgumentException("Cannot join: you work there already");
                }
                handle.createUpdate("""
                                INSERT INTO panel.membership
                                       (reseller_id, operator_id, operator_name, role, permissions, since)
                                VALUES (:reseller, :operator, :name, :role, :permissions, :now)""")
                        .bind("reseller", invitation.reseller.value())
                        .bind("operator", operator.id())
                        .bind("name", operator.name())
                        .bind("role", invitation.role)
                        .bind("permissions", invitation.permissions)
                        .bind("now", Times.sql(now()))
                        .execute();
                Actor member = Actor.within(operator.name(), invitation.reseller);
                audit.write(handle, member, "member-joined", "reseller " + invitation.reseller, Map.of(), null);
                return handle.createQuery(MEMBER + "WHERE m.operator_id = :operator AND m.reseller_id = :reseller")
                        .bind("operator", operator.id())
                        .bind("reseller", invitation.reseller.value())
                        .map((row, context) -> membership(row))
                        .findOne()
                        .orElseThrow(() -> unknown());
            });
        } catch (JdbiException e) {
            if (PanelDatabase.uniqueViolation(e)) {
                throw new IllegalArgumentException("Cannot join: you work there already", e);
            }
            throw e;
        }
    }

    private Invitation take(Handle handle, String code) {
        return handle.createQuery("""
                        DELETE FROM panel.invitation WHERE code_hash = :hash AND expires_at > :now
                        RETURNING reseller_id, role, permissions""")
                .bind("hash", hash(code))
                .bind("now", Times.sql(now()))
                .map((row, context) ->
                        new Invitation(new ResellerId(row.getLong("reseller_id")), row.getString("role"), (String[])
                                row.getArray("permissions").getArray()))
                .findOne()
                .orElseThrow(() -> unknown());
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException("Cannot join: the code is wrong, used or too old; ask for a new one");
    }

    @Override
    public List<Membership> of(Operator operator) {
        return database.read(HOUSE, handle -> {
            List<Membership> all = new ArrayList<>(handle.createQuery("""
                            SELECT o.name AS operator_name, o.reseller_id, r.name, o.role, o.permissions, true AS home
                              FROM panel.operator o
                              JOIN panel.reseller r
                                ON r.id = o.reseller_id AND r.disabled_at IS NULL AND r.deleted_at IS NULL
                             WHERE o.id = :operator AND o.disabled_at IS NULL""")
                    .bind("operator", operator.id())
                    .map((row, context) -> membership(row))
                    .list());
            all.addAll(handle.createQuery(MEMBER + "WHERE m.operator_id = :operator ORDER BY r.name")
                    .bind("operator", operator.id())
                    .map((row, context) -> membership(row))
                    .list());
            return all;
        });
    }

    @Override
    public List<Membership> members(Actor actor, ResellerId reseller) {
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            return handle.createQuery(MEMBER + "WHERE m.reseller_id = :reseller ORDER BY lower(m.operator_name)")
                    .bind("reseller", reseller.value())
                    .map((row, context) -> membership(row))
                    .list();
        });
    }

    @Override
    public void end(Actor actor, ResellerId reseller, String operator) {
        String what = "end the membership of %s in reseller %s".formatted(operator, reseller);
        TreeChanges.requireOwner(actor, what);
        database.transaction(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            int ended = handle.execute(
                    "DELETE FROM panel.membership WHERE reseller_id = ? AND lower(operator_name) = lower(?)",
                    reseller.value(),
                    operator);
            if (ended == 0) {
                throw new AccessRefusedException("Cannot " + what + ": that person is no member");
            }
            audit.write(handle, actor, "member-removed", "reseller " + reseller, Map.of("operator", operator), null);
            return true;
        });
    }

    @Override
    public void leave(Operator operator, ResellerId reseller) {
        database.transaction(HOUSE, handle -> {
            int left = handle.execute(
                    "DELETE FROM panel.membership WHERE reseller_id = ? AND operator_id = ?",
                    reseller.value(),
                    operator.id());
            if (left > 0) {
                Actor member = Actor.within(operator.name(), reseller);
                audit.write(handle, member, "member-left", "reseller " + reseller, Map.of(), null);
            }
            return true;
        });
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                row.getString("operator_name"),
                new ResellerId(row.getLong("reseller_id")),
                row.getString("name"),
                OperatorRole.valueOf(row.getString("role")),
                OperatorRows.permissions((String[]) row.getArray("permissions").getArray()),
                row.getBoolean("home"));
    }

    private Instant now() {
        return Times.exact(time.instant());
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Invitation(ResellerId reseller, String role, String[] permissions) {}
}
