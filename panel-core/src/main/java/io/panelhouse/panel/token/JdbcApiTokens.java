package io.panelhouse.panel.token;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.Operators;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.operation.RefusalCode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The tokens in PostgreSQL. */
public final class JdbcApiTokens implements ApiTokens {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);
    private static final String SELECT = """
            SELECT t.id, t.reseller_id, t.name, t.permissions, t.created_by, t.created_at, t.expires_at,
                   t.last_used_at, t.revoked_at, o.name AS operator
              FROM panel.api_token t
              JOIN panel.operator o ON o.id = t.operator_id
              JOIN panel.reseller r ON r.id = t.reseller_id
            """;

    /** Who sends a token is not known to be anybody yet. */
    private static final Actor HOUSE = Actor.house("tokens");

    private final PanelDatabase database;
    private final Operators operators;
    private final JdbcAuditLog audit;
    private final InstantSource time;

    public JdbcApiTokens(PanelDatabase database, Operators operators, JdbcAuditLog audit, InstantSource time) {
        this.database = database;
        this.operators = operators;
        this.audit = audit;
        this.time = time;
    }

    @Override
    public TokenAnswer create(Actor actor, NewApiToken wanted) {
        Optional<Operator> operator = operators.find(wanted.operator());
        TokenAnswer.@Nullable Refused refused = refusal(actor, wanted, operator);
        if (refused != null) {
            return refused;
        }
        try {
            return database.transaction(actor, handle -> create(handle, actor, wanted, operator.orElseThrow()));
        } catch (JdbiException e) {
            if (PanelDatabase.uniqueViolation(e)) {
                return refused(
                        wanted, RefusalCode.NAME_TAKEN, "the operator has or had one of that name; choose another");
            }
            throw e;
        }
    }

    private TokenAnswer.@Nullable Refused refusal(Actor actor, NewApiToken wanted, Optional<Operator> operator) {
        if (!actor.may(Permission.OWNER)) {
            return refused(wanted, RefusalCode.NOT_ALLOWED, "it takes the permission OWNER");
        }
        if (!NAME.matcher(wanted.name()).matches()) {
            return new TokenAnswer.Refused(
                    RefusalCode.INVALID,
                    "Invalid token name: must be 1 to 40 letters, digits, dots, dashes and underscores");
        }
        if (wanted.permissions().isEmpty()) {
            return refused(wanted, RefusalCode.INVALID, "it would hold no permission");
        }
        Instant end = wanted.expiresAt();
        if (end != null && !end.isAfter(time.instant())) {
            return refused(wanted, RefusalCode.INVALID, "it would have expired already");
        }
        if (operator.isEmpty() || !inTree(actor, operator.get())) {
            return refused(wanted, RefusalCode.NOT_FOUND, "there is no such operator in your tree");
        }
        Set<Permission> most =
                common(actor.permissions(), operator.get().actor().permissions());
        return most.containsAll(wanted.permissions())
                ? null
                : refused(wanted, RefusalCode.NOT_ALLOWED, "it would hold more than you or the operator may do");
    }

    private boolean inTree(Actor actor, Operator operator) {
        return database.read(
                actor,
                handle -> Subtrees.visible(handle, actor, operator.resellerId()).isPresent());
    }

    private TokenAnswer create(Handle handle, Actor actor, NewApiToken wanted, Operator operator) {
        String text = TokenText.random();
        Instant end = wanted.expiresAt();
        long id = handle.createQuery("""
                        INSERT INTO panel.api_token (reseller_id, operator_id, name, hash, permissions, created_by,
                               created_at, expires_at)
                        VALUES (:reseller, :operator, :name, :hash, :permissions::text[], :by, :at, :end)
                        RETURNING id""")
                .bind("reseller", operator.resellerId().value())
                .bind("operator", operator.id())
                .bind("name", wanted.name())
                .bind("hash", TokenText.hash(text).orElseThrow())
                .bind("permissions", "{" + String.join(",", names(wanted.permissions())) + "}")
                .bind("by", actor.operator())
                .bind("at", Times.sql(now()))
                .bind("end", end == null ? null : Times.sql(Times.exact(end)))
                .mapTo(Long.class)
                .one();
        Map<String, String> detail = Map.of(
                "operator", operator.name(),
                "name", wanted.name(),
                "permissions", String.join(" ", names(wanted.permissions())));
        audit.write(handle, actor, "token-create", "token " + id, detail, null);
        return new TokenAnswer.Issued(find(handle, actor, id).orElseThrow(), text);
    }

    @Override
    public List<ApiToken> all(Actor actor) {
        return database.read(
                actor,
                handle -> handle.createQuery(SELECT + " WHERE r.path LIKE :prefix || '%' ORDER BY t.id DESC")
                        .bind("prefix", Subtrees.prefix(handle, actor))
                        .map((row, context) -> token(row))
                        .list());
    }

    @Override
    public Optional<ApiToken> revoke(Actor actor, long id) {
        if (!actor.may(Permission.OWNER)) {
            throw new AccessRefusedException("Cannot revoke token " + id + ": it takes the permission OWNER");
        }
        return database.transaction(actor, handle -> {
            if (find(handle, actor, id).isEmpty()) {
                return Optional.empty();
            }
            int changed = handle.createUpdate(
                            "UPDATE panel.api_token SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                    .bind("now", Times.sql(now()))
                    .bind("id", id)
                    .execute();
            if (changed == 1) {
                audit.write(handle, actor, "token-revoke", "token " + id, Map.of(), null);
            }
            return find(handle, actor, id);
        });
    }

    private static Optional<ApiToken> find(Handle handle, Actor actor, long id) {
        return handle.createQuery(SELECT + " WHERE t.id = :id AND r.path LIKE :prefix || '%'")
                .bind("id", id)
                .bind("prefix", Subtrees.prefix(handle, actor))
                .map((row, context) -> token(row))
                .findOne();
    }

    @Override
    public Optional<Actor> verify(String text) {
        return TokenText.hash(text).flatMap(this::inForce).flatMap(this::actor);
    }

    // Found by its hash: how long that takes says nothing about a token that one could get nearer to.
    private Optional<ApiToken> inForce(byte[] hash) {
        Instant now = now();
        return database.transaction(HOUSE, handle -> {
            Optional<ApiToken> token = handle.createQuery(SELECT + """
                             WHERE t.hash = :hash AND t.revoked_at IS NULL
                               AND (t.expires_at IS NULL OR t.expires_at > :now)""")
                    .bind("hash", hash)
                    .bind("now", Times.sql(now))
                    .map((row, context) -> token(row))
                    .findOne();
            token.ifPresent(used -> remember(handle, used, now));
            return token;
        });
    }

    private static void remember(Handle handle, ApiToken token, Instant now) {
        Instant last = token.lastUsedAt();
        if (last == null || last.isBefore(now.minus(LAST_USED_PRECISION))) {
            handle.createUpdate("UPDATE panel.api_token SET last_used_at = :now WHERE id = :id")
                    .bind("now", Times.sql(now))
                    .bind("id", token.id())
                    .execute();
        }
    }

    private Optional<Actor> actor(ApiToken token) {
        return operators
                .find(token.operator())
                .filter(operator -> operator.enabled() && operator.resellerId().equals(token.resellerId()))
                .map(operator -> Actor.within(
                        token.operator() + "/" + token.name(),
                        token.resellerId(),
                        common(token.permissions(), operator.actor().permissions())))
                .filter(this::open);
    }

    /** Nobody acts for a reseller that is disabled or gone. */
    private boolean open(Actor actor) {
        try {
            return database.read(actor, handle -> true);
        } catch (AccessRefusedException closed) {
            return false;
        }
    }

    private static Set<Permission> common(Set<Permission> some, Set<Permission> others) {
        Set<Permission> common = EnumSet.noneOf(Permission.class);
        common.addAll(some);
        common.retainAll(others);
        return common;
    }

    private static List<String> names(Set<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::name).toList();
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("operator"),
                new ResellerId(row.getLong("reseller_id")),
                row.getString("name"),
                permissions(row.getArray("permissions")),
                row.getString("created_by"),
                Times.required(row, "created_at"),
                Times.optional(row, "expires_at"),
                Times.optional(row, "last_used_at"),
                Times.optional(row, "revoked_at"));
    }

    private static Set<Permission> permissions(Array array) throws SQLException {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (Object name : (Object[]) array.getArray()) {
            permissions.add(Permission.valueOf((String) name));
        }
        return permissions;
    }

    private Instant now() {
        return Times.exact(time.instant());
    }

    private static TokenAnswer.Refused refused(NewApiToken wanted, RefusalCode code, String fact) {
        return new TokenAnswer.Refused(code, "Cannot create token " + wanted.name() + ": " + fact);
    }
}
