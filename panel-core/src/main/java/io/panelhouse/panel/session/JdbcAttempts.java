package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.directory.Subtrees;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The journal of attempts in PostgreSQL, read along an index whatever is asked for. */
public final class JdbcAttempts implements Attempts {

    private static final int MAX_ROWS = 1000;
    private static final String COLUMNS = "t.sequence, t.occurred_at, t.reseller_id, t.account_id, t.account_name,"
            + " t.outcome, t.device_id, t.device_type, t.expected_device_id, t.secret_right, t.app, t.address";
    private static final String NEWEST_FIRST = " ORDER BY t.occurred_at DESC, t.sequence DESC LIMIT :max";

    private final PanelDatabase database;

    public JdbcAttempts(PanelDatabase database) {
        this.database = database;
    }

    @Override
    public List<Attempt> page(Actor actor, AttemptFilter filter, long beforeSequence, int limit) {
        return database.read(actor, handle -> {
            String prefix = prefix(handle, actor, filter);
            AttemptSearch search = AttemptSearch.of(handle, filter, beforeSequence);
            return search.bind(handle.createQuery(search.sql(COLUMNS, NEWEST_FIRST)))
                    .bind("prefix", prefix)
                    .bind("max", Math.max(1, Math.min(MAX_ROWS, limit)))
                    .map((row, context) -> attempt(row))
                    .list();
        });
    }

    @Override
    public Optional<Attempt> find(Actor actor, long sequence) {
        return database.read(
                actor,
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM journal.auth_attempt t"
                                + " JOIN panel.reseller r ON r.id = t.reseller_id"
                                + " WHERE t.sequence = :sequence AND r.path LIKE :prefix || '%'")
                        .bind("sequence", sequence)
                        .bind("prefix", Subtrees.prefix(handle, actor))
                        .map((row, context) -> attempt(row))
                        .findOne());
    }

    @Override
    public Optional<Attempt> lastAccepted(Actor actor, AccountId account) {
        return last(actor, account, "=");
    }

    @Override
    public Optional<Attempt> lastRefused(Actor actor, AccountId account) {
        return last(actor, account, "<>");
    }

    @Override
    public Map<SignInOutcome, Long> counts(Actor actor, AccountId account, Instant from, Instant to) {
        Map<SignInOutcome, Long> counts = new EnumMap<>(SignInOutcome.class);
        database.read(
                        actor,
                        handle -> handle.createQuery("""
                                SELECT t.outcome, count(*) AS attempts FROM journal.auth_attempt t
                                  JOIN panel.reseller r ON r.id = t.reseller_id
                                 WHERE t.account_id = :account AND t.occurred_at >= :from AND t.occurred_at < :to
                                   AND r.path LIKE :prefix || '%' GROUP BY t.outcome""")
                                .bind("account", account.value())
                                .bind("from", Times.sql(from))
                                .bind("to", Times.sql(to))
                                .bind("prefix", Subtrees.prefix(handle, actor))
                                .map((row, context) -> Map.entry(
                                        SignInOutcome.valueOf(row.getString("outcome")), row.getLong("attempts")))
                                .list())
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private Optional<Attempt> last(Actor actor, AccountId account, String comparison) {
        return database.read(
                actor,
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM journal.auth_attempt t"
                                + " JOIN panel.reseller r ON r.id = t.reseller_id"
                                + " WHERE t.account_id = :account AND t.outcome " + comparison + " 'ACCEPTED'"
                                + " AND r.path LIKE :prefix || '%'" + NEWEST_FIRST)
                        .bind("account", account.value())
                        .bind("prefix", Subtrees.prefix(handle, actor))
                        .bind("max", 1)
                        .map((row, context) -> attempt(row))
                        .findOne());
    }

    private static String prefix(Handle handle, Actor actor, AttemptFilter filter) {
        ResellerId root = filter.root();
        return root == null
                ? Subtrees.prefix(handle, actor)
                : Subtrees.require(handle, actor, root).path();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        long account = row.getLong("account_id");
        boolean secretRight = row.getBoolean("secret_right");
        @Nullable Boolean knownSecretRight = row.wasNull() ? null : secretRight;
        return new Attempt(
                row.getLong("sequence"),
                Times.required(row, "occurred_at"),
                new ResellerId(row.getLong("reseller_id")),
                account == 0 ? null : new AccountId(account),
                row.getString("account_name"),
                SignInOutcome.valueOf(row.getString("outcome")),
                DeviceId.told(row.getString("device_id")).orElse(null),
                row.getString("device_type"),
                DeviceId.told(row.getString("expected_device_id")).orElse(null),
                knownSecretRight,
                row.getString("app"),
                row.getString("address"));
    }
}
