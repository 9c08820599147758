package io.panelhouse.panel.directory;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.password.PasswordHash;
import io.panelhouse.panel.password.PasswordRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The operators in PostgreSQL. */
public final class JdbcOperators implements Operators {

    private static final String COLUMNS = OperatorRows.COLUMNS;

    /** Those whose reseller is neither disabled nor gone. */
    private static final String ABLE = """
            FROM panel.operator o JOIN panel.reseller r
              ON r.id = o.reseller_id AND r.disabled_at IS NULL AND r.deleted_at IS NULL""";

    /** Checked when the name is unknown, so that both answers take the same time. */
    private static final String NOBODY = PasswordHash.of("nobody has this password");

    /** Who signs in is not known to be anybody yet. */
    private static final Actor HOUSE = Actor.house("sign-in");

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;

    public JdbcOperators(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    @Override
    public Operator create(Actor actor, String name, String password, OperatorRole role, ResellerId resellerId) {
        return create(actor, new NewOperator(name, password, role, resellerId, actor.permissions(), null));
    }

    @Override
    public Operator create(Actor actor, NewOperator wanted) {
        String name = wanted.name();
        Operators.checkName(name);
        PasswordRules.problem(name, wanted.password()).ifPresent(problem -> {
            throw new IllegalArgumentException("Invalid operator password: " + problem.sentence());
        });
        check(wanted.permissions().contains(Permission.VIEW), "permissions", "must include VIEW");
        if (!actor.may(Permission.OWNER) || !actor.permissions().containsAll(wanted.permissions())) {
            throw new AccessRefusedException(
                    "Cannot create operator %s: nobody gives more than they have".formatted(name));
        }
        String hash = PasswordHash.of(wanted.password());
        try {
            return database.transaction(actor, handle -> insert(handle, actor, wanted, hash));
        } catch (JdbiException e) {
            throw named(e, "create operator " + name);
        }
    }

    private Operator insert(Handle handle, Actor actor, NewOperator wanted, String hash) {
        String what = "create operator " + wanted.name();
        Reseller employer = Subtrees.visible(handle, actor, wanted.resellerId())
                .orElseThrow(() -> new AccessRefusedException(
                        "Cannot %s: reseller %s is not in your tree".formatted(what, wanted.resellerId())));
        TierRules.require(handle, employer, Feature.STAFF, what);
        Instant until = wanted.passwordUntil();
        Operator operator = handle.createQuery("""
                        INSERT INTO panel.operator AS o (name, password_hash, role, reseller_id, permissions, created_at,
                            password_changed_at, password_expires_at)
                        VALUES (:name, :hash, :role, :reseller, :permissions, :at, :at, :until)
                        RETURNING\s""" + COLUMNS)
                .bind("name", wanted.name())
                .bind("hash", hash)
                .bind("role", wanted.role().name())
                .bind("reseller", wanted.resellerId().value())
                .bind("permissions", OperatorRows.names(wanted.permissions()))
                .bind("at", Times.sql(Times.exact(time.instant())))
                .bind("until", until == null ? null : Times.sql(Times.exact(until)))
                .map((row, context) -> OperatorRows.operator(row))
                .one();
        audit.write(handle, actor, "operator-created", object(operator), Map.of("name", operator.name()), null);
        return operator;
    }

    /** How the audit log names an operator. */
    private static String object(Operator operator) {
        return "operator " + operator.id();
    }

    private static RuntimeException named(JdbiException e, String what) {
        return PanelDatabase.uniqueViolation(e)
                ? new IllegalArgumentException("Cannot " + what + ": the name is in use; choose another name", e)
                : e;
    }

    private static void check(boolean holds, String field, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("Invalid operator " + field + ": " + rule);
        }
    }

    @Override
    public Optional<Operator> verify(String name, String password) {
        Optional<Stored> stored = database.read(
                HOUSE,
                handle -> handle.createQuery("SELECT " + COLUMNS + ", o.password_hash " + ABLE
                                + " WHERE lower(o.name) = lower(:name)")
                        .bind("name", searchable(name))
                        .map((row, context) -> new Stored(OperatorRows.operator(row), row.getString("password_hash")))
                        .findOne());
        String typed = password.length() <= PasswordRules.MAX_LENGTH ? password : "";
        boolean fits = PasswordHash.fits(typed, stored.map(Stored::hash).orElse(NOBODY));
        return fits ? stored.map(Stored::operator).filter(Operator::enabled) : Optional.empty();
    }

    @Override
    public Optional<Operator> find(String name) {
        return database.read(
                HOUSE,
                handle -> handle.createQuery("SELECT " + COLUMNS + " " + ABLE + " WHERE lower(o.name) = lower(:name)")
                        .bind("name", searchable(name))
                        .map((row, context) -> OperatorRows.operator(row))
                        .findOne());
    }

    @Override
    public Optional<Operator> find(long id) {
        return database.read(
                HOUSE,
                handle -> handle.createQuery("SELECT " + COLUMNS + " " + ABLE + " WHERE o.id = :id")
                        .bind("id", id)
                        .map((row, context) -> OperatorRows.operator(row))
                        .findOne());
    }

    @Override
    public List<Operator> all(Actor actor) {
        return database.read(
                actor,
                handle -> handle.createQuery("SELECT " + COLUMNS
                                + " FROM panel.operator o JOIN panel.reseller r ON r.id = o.reseller_id"
                                + " WHERE r.path LIKE :prefix || '%' ORDER BY lower(o.name)")
                        .bind("prefix", Subtrees.prefix(handle, actor))
                        .map((row, context) -> OperatorRows.operator(row))
                        .list());
    }

    /** PostgreSQL has no text with a zero character, so no name has one. */
    private static String searchable(String name) {
        return name.indexOf(0) >= 0 ? "" : name;
    }

    private record Stored(Operator operator, String hash) {}
}
