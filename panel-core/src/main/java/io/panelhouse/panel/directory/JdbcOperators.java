package io.panelhouse.panel.directory;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** The operators in PostgreSQL. */
public final class JdbcOperators implements Operators {

    private static final int MAX_NAME_LENGTH = 80;
    private static final int MIN_PASSWORD_LENGTH = 8;
    private static final int MAX_PASSWORD_LENGTH = 1000;
    private static final String COLUMNS = "o.id, o.name, o.role, o.reseller_id";

    /** Checked when the name is unknown, so that both answers take the same time. */
    private static final String NOBODY = PasswordHash.of("nobody has this password");

    /** Who signs in is not known to be anybody yet. */
    private static final Actor HOUSE = Actor.house("sign-in");

    private final PanelDatabase database;
    private final InstantSource time;

    public JdbcOperators(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public Operator create(Actor actor, String name, String password, OperatorRole role, ResellerId resellerId) {
        check(!name.isBlank() && name.length() <= MAX_NAME_LENGTH, "name", "must have 1 to 80 characters");
        check(name.chars().noneMatch(Character::isISOControl), "name", "must not hold control characters");
        check(
                password.length() >= MIN_PASSWORD_LENGTH && password.length() <= MAX_PASSWORD_LENGTH,
                "password",
                "must have 8 to 1000 characters");
        String hash = PasswordHash.of(password);
        try {
            return database.transaction(actor, handle -> {
                if (Subtrees.visible(handle, actor, resellerId).isEmpty()) {
                    throw new AccessRefusedException(
                            "Cannot create operator %s: reseller %s is not in your tree".formatted(name, resellerId));
                }
                return handle.createQuery("""
                                INSERT INTO panel.operator AS o (name, password_hash, role, reseller_id, created_at)
                                VALUES (:name, :hash, :role, :reseller, :at)
                                RETURNING o.id, o.name, o.role, o.reseller_id""")
                        .bind("name", name)
                        .bind("hash", hash)
                        .bind("role", role.name())
                        .bind("reseller", resellerId.value())
                        .bind("at", Times.sql(Times.exact(time.instant())))
                        .map((row, context) -> operator(row))
                        .one();
            });
        } catch (JdbiException e) {
            if (PanelDatabase.uniqueViolation(e)) {
                throw new IllegalArgumentException(
                        "Cannot create operator " + name + ": the name is in use; choose another name", e);
            }
            throw e;
        }
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
                handle -> handle.createQuery("SELECT " + COLUMNS
                                + ", o.password_hash FROM panel.operator o WHERE lower(o.name) = lower(:name)")
                        .bind("name", searchable(name))
                        .map((row, context) -> new Stored(operator(row), row.getString("password_hash")))
                        .findOne());
        String typed = password.length() <= MAX_PASSWORD_LENGTH ? password : "";
        boolean fits = PasswordHash.fits(typed, stored.map(Stored::hash).orElse(NOBODY));
        return fits ? stored.map(Stored::operator) : Optional.empty();
    }

    @Override
    public Optional<Operator> find(String name) {
        return database.read(
                HOUSE,
                handle -> handle.createQuery(
                                "SELECT " + COLUMNS + " FROM panel.operator o WHERE lower(o.name) = lower(:name)")
                        .bind("name", searchable(name))
                        .map((row, context) -> operator(row))
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
                        .map((row, context) -> operator(row))
                        .list());
    }

    /** PostgreSQL has no text with a zero character, so no name has one. */
    private static String searchable(String name) {
        return name.indexOf(0) >= 0 ? "" : name;
    }

    private static Operator operator(ResultSet row) throws SQLException {
        return new Operator(
                row.getLong("id"),
                row.getString("name"),
                OperatorRole.valueOf(row.getString("role")),
                new ResellerId(row.getLong("reseller_id")));
    }

    private record Stored(Operator operator, String hash) {}
}
