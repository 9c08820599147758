package io.panelhouse.panel.verdict;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.session.SignInOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the last ten minutes of a provider with the same minutes of each of the 24 hours before. It looks at the
 * whole tree of the provider, whoever asks, and tells of it only what {@link Outage} says.
 */
final class OutageReader {

    private static final Actor HOUSE = Actor.house("outages");
    private static final String STOPPED = """
            WITH windows AS (SELECT n, :now - n * interval '1 hour' AS till FROM generate_series(0, 24) AS n),
            tree AS (
                SELECT r.id, r.path LIKE :own || '%' AS own FROM panel.reseller r
                 WHERE r.path LIKE split_part(:path, '/', 1) || '/%'),
            stopped AS (
                SELECT w.n, t.own, s.account_id, s.outcome, s.occurred_at FROM windows w
                 CROSS JOIN LATERAL (
                    SELECT a.reseller_id, a.account_id, a.outcome, a.occurred_at FROM journal.auth_attempt a
                     WHERE a.outcome <> 'ACCEPTED' AND a.account_id IS NOT NULL
                       AND a.outcome IN ('WRONG_PASSWORD', 'WRONG_KEY', 'DEVICE_MISMATCH', 'DEVICE_REQUIRED',
                                         'CONNECTION_LIMIT', 'REFUSED_BY_POLICY', 'THROTTLED')
                       AND a.occurred_at > w.till - interval '10 minutes' AND a.occurred_at <= w.till
                    UNION ALL
                    SELECT c.reseller_id, c.account_id, NULL, c.occurred_at FROM journal.session c
                     WHERE c.reason = 'TIMEOUT' AND c.account_id IS NOT NULL
                       AND c.occurred_at > w.till - interval '10 minutes' AND c.occurred_at <= w.till) s
                  JOIN tree t ON t.id = s.reseller_id),
            lately AS (
                SELECT DISTINCT ON (s.account_id) s.* FROM stopped s
                  LEFT JOIN panel.last_sign_in l ON l.account_id = s.account_id
                 WHERE s.n = 0 AND (l.accepted_at IS NULL OR l.accepted_at <= s.occurred_at)
                 ORDER BY s.account_id, s.occurred_at)
            SELECT (SELECT count(DISTINCT (s.n, s.account_id)) FROM stopped s WHERE s.n > 0) / 24.0 AS usual,
                   count(*) AS accounts, count(*) FILTER (WHERE own) AS of_subtree, min(occurred_at) AS since,
                   count(*) FILTER (WHERE outcome IS NULL) AS cut_off, mode() WITHIN GROUP (ORDER BY outcome) AS outcome
              FROM lately""";

    private final PanelDatabase database;

    OutageReader(PanelDatabase database) {
        this.database = database;
    }

    /**
     * The outage that is suspected now.
     *
     * @param of whose provider is meant; the actor sees it
     */
    Optional<Outage> read(Actor actor, ResellerId of, Instant now) {
        String path = database.read(
                actor, handle -> Subtrees.require(handle, actor, of).path());
        ResellerId scope = actor.scope();
        String own = scope == null
                ? ""
                : database.read(
                        actor, handle -> Subtrees.require(handle, actor, scope).path());
        return database.read(
                HOUSE,
                handle -> handle.createQuery(STOPPED)
                        .bind("now", Times.sql(now))
                        .bind("path", path)
                        .bind("own", own)
                        .map((row, context) -> Optional.ofNullable(outage(row)))
                        .one());
    }

    private static @Nullable Outage outage(ResultSet row) throws SQLException {
        long accounts = row.getLong("accounts");
        if (!Outage.suspected(accounts, row.getDouble("usual"))) {
            return null;
        }
        boolean cutOff = 2 * row.getLong("cut_off") >= accounts;
        return new Outage(
                Times.required(row, "since"),
                row.getLong("of_subtree"),
                cutOff ? null : SignInOutcome.valueOf(row.getString("outcome")));
    }
}
