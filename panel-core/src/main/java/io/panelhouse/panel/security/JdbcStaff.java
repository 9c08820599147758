package io.panelhouse.panel.security;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.NewOperator;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.directory.OperatorRows;
import io.panelhouse.panel.directory.Operators;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.password.PasswordHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Staff in PostgreSQL. */
public final class JdbcStaff implements Staff {

    private static final Duration PASSWORD_LASTS = Duration.ofDays(3);
    private static final int PASSWORD_GROUPS = 4;
    private static final int GROUP_LENGTH = 4;
    /** Without characters that are easily taken for another: 5 bits each. */
    private static final String LETTERS = "23456789abcdefghijkmnpqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;
    private final Operators operators;

    public JdbcStaff(PanelDatabase database, InstantSource time, JdbcAuditLog audit, Operators operators) {
        this.database = database;
        this.time = time;
        this.audit = audit;
        this.operators = operators;
    }

    @Override
    public List<Operator> of(Actor actor, ResellerId reseller) {
        requireOwner(actor, "read the staff of reseller " + reseller);
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            return handle.createQuery("SELECT " + OperatorRows.COLUMNS
                            + " FROM panel.operator o WHERE o.reseller_id = :reseller ORDER BY lower(o.name)")
                    .bind("reseller", reseller.value())
                    .map((row, context) -> OperatorRows.operator(row))
                    .list();
        });
    }

    @Override
    public TemporaryPassword add(Actor actor, ResellerId reseller, String name, StaffRole role) {
        requireOwner(actor, "add " + name);
        String password = drawn();
        Instant until = Times.exact(time.instant().plus(PASSWORD_LASTS));
        OperatorRole lands = role == StaffRole.OWNER ? rolesOf(actor, reseller) : OperatorRole.RESELLER;
        Operator operator = operators.create(
                actor, new NewOperator(name.strip(), password, lands, reseller, role.permissions(), until));
        return new TemporaryPassword(operator, password, until);
    }

    /** An owner of a provider works for the provider; one of a reseller owns a business. */
    private OperatorRole rolesOf(Actor actor, ResellerId reseller) {
        boolean provider = database.read(
                actor, handle -> Subtrees.require(handle, actor, reseller).parentId() == null);
        return provider ? OperatorRole.PROVIDER : OperatorRole.OWNER;
    }

    @Override
    public Operator rename(Actor actor, long operatorId, String name) {
        String wanted = name.strip();
        Operators.checkName(wanted);
        try {
            return change(actor, operatorId, "rename", (handle, operator) -> {
                handle.execute("UPDATE panel.operator SET name = ? WHERE id = ?", wanted, operatorId);
                note(handle, actor, "operator-renamed", operatorId, Map.of("from", operator.name(), "to", wanted));
            });
        } catch (JdbiException e) {
            if (PanelDatabase.uniqueViolation(e)) {
                throw new IllegalArgumentException(
                        "Cannot rename to " + wanted + ": the name is in use; choose another name", e);
            }
            throw e;
        }
    }

    @Override
    public Operator give(Actor actor, long operatorId, StaffRole role) {
        return change(actor, operatorId, "change the role of", (handle, operator) -> {
            refuseSelf(actor, operator, "change the role of");
            requireAll(actor, operator, role.permissions());
            if (role != StaffRole.OWNER) {
                refuseLastOwner(handle, operator);
            }
            handle.createUpdate("UPDATE panel.operator SET permissions = :permissions WHERE id = :id")
                    .bind(
                            "permissions",
                            role.permissions().stream().map(Enum::name).toArray(String[]::new))
                    .bind("id", operatorId)
                    .execute();
            end(handle, operatorId);
            note(handle, actor, "role-changed", operatorId, Map.of("role", role.name()));
        });
    }

    @Override
    public Operator disable(Actor actor, long operatorId) {
        return change(actor, operatorId, "disable", (handle, operator) -> {
            refuseSelf(actor, operator, "disable");
            refuseLastOwner(handle, operator);
            handle.createUpdate("UPDATE panel.operator SET disabled_at = coalesce(disabled_at, :now) WHERE id = :id")
                    .bind("now", Times.sql(Times.exact(time.instant())))
                    .bind("id", operatorId)
                    .execute();
            end(handle, operatorId);
            note(handle, actor, "operator-disabled", operatorId, Map.of());
        });
    }

    @Override
    public Operator enable(Actor actor, long operatorId) {
        return change(actor, operatorId, "enable", (handle, operator) -> {
            handle.execute("UPDATE panel.operator SET disabled_at = NULL WHERE id = ?", operatorId);
            note(handle, actor, "operator-enabled", operatorId, Map.of());
        });
    }

    @Override
    public TemporaryPassword resetPassword(Actor actor, long operatorId) {
        String password = drawn();
        String hash = PasswordHash.of(password);
        Instant until = Times.exact(time.instant().plus(PASSWORD_LASTS));
        Operator changed = change(actor, operatorId, "reset the password of", (handle, operator) -> {
            refuseSelf(actor, operator, "reset the password of");
            handle.createUpdate("UPDATE panel.operator SET password_hash = :hash, password_changed_at = :now,"
                            + " password_expires_at = :until WHERE id = :id")
                    .bind("hash", hash)
                    .bind("now", Times.sql(Times.exact(time.instant())))
                    .bind("until", Times.sql(until))
                    .bind("id", operatorId)
                    .execute();
            end(handle, operatorId);
            note(handle, actor, "password-reset", operatorId, Map.of());
        });
        return new TemporaryPassword(changed, password, until);
    }

    @Override
    public Operator removeSecondFactor(Actor actor, long operatorId) {
        return change(actor, operatorId, "remove the second factor of", (handle, operator) -> {
            refuseSelf(actor, operator, "remove the second factor of");
            JdbcSecondFactors.remove(handle, operatorId);
            end(handle, operatorId);
            note(handle, actor, "second-factor-removed", operatorId, Map.of());
        });
    }

    /** Changes a person whom the actor may manage, and reads what became of them. */
    private Operator change(Actor actor, long operatorId, String verb, Change change) {
        requireOwner(actor, verb + " operator " + operatorId);
        return database.transaction(actor, handle -> {
            Operator before = locked(handle, actor, operatorId, verb);
            requireAll(actor, before, before.permissions());
            change.make(handle, before);
            return read(handle, operatorId).orElseThrow();
        });
    }

    /** Locks the people of the reseller, so that of two last owners not both go. */
    private static Operator locked(Handle handle, Actor actor, long operatorId, String verb) {
        return read(handle, operatorId)
                .filter(found ->
                        Subtrees.visible(handle, actor, found.resellerId()).isPresent())
                .map(found -> {
                    handle.createQuery("SELECT id FROM panel.operator WHERE reseller_id = :reseller"
                                    + " ORDER BY id FOR UPDATE")
                            .bind("reseller", found.resellerId().value())
                            .mapTo(Long.class)
                            .list();
                    return read(handle, operatorId).orElseThrow();
                })
                .orElseThrow(() -> new AccessRefusedException(
                        "Cannot %s operator %d: they are not in your tree".formatted(verb, operatorId)));
    }

    private static Optional<Operator> read(Handle handle, long operatorId) {
        return handle.createQuery("SELECT " + OperatorRows.COLUMNS + " FROM panel.operator o WHERE o.id = :id")
                .bind("id", operatorId)
                .map((row, context) -> OperatorRows.operator(row))
                .findOne();
    }

    private static void requireOwner(Actor actor, String what) {
        if (!actor.may(Permission.OWNER)) {
            throw new AccessRefusedException(
                    "Cannot %s: your role does not include managing people; an owner can do it".formatted(what));
        }
    }

    private static void requireAll(Actor actor, Operator operator, Set<Permission> permissions) {
        if (!actor.permissions().containsAll(permissions)) {
            throw new AccessRefusedException(
                    "Cannot change %s: nobody gives or takes more than they have".formatted(operator.name()));
        }
    }

    private static void refuseSelf(Actor actor, Operator operator, String verb) {
        if (operator.name().equals(actor.operator())) {
            throw new IllegalArgumentException(
                    "Cannot %s %s: that is you; another owner can do it, or the page Security"
                            .formatted(verb, operator.name()));
        }
    }

    private static void refuseLastOwner(Handle handle, Operator operator) {
        long others = handle.createQuery("SELECT count(*) FROM panel.operator WHERE reseller_id = :reseller"
                        + " AND id <> :id AND disabled_at IS NULL AND 'OWNER' = ANY (permissions)")
                .bind("reseller", operator.resellerId().value())
                .bind("id", operator.id())
                .mapTo(Long.class)
                .one();
        if (others == 0 && operator.permissions().contains(Permission.OWNER)) {
            throw new IllegalArgumentException(
                    "Cannot do that to %s: they are the last owner; make somebody else an owner first"
                            .formatted(operator.name()));
        }
    }

    private void end(Handle handle, long operatorId) {
        JdbcOperatorSessions.endAll(handle, operatorId, null, time.instant());
    }

    private void note(Handle handle, Actor actor, String verb, long operatorId, Map<String, String> detail) {
        audit.write(handle, actor, verb, "operator " + operatorId, detail, null);
    }

    private static String drawn() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /** What is changed about a person. */
    @FunctionalInterface
    private interface Change {
        void make(Handle handle, Operator before);
    }
}
