package io.panelhouse.panel.verdict;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.session.AttemptFilter;
import io.panelhouse.panel.session.Attempts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts from PostgreSQL. */
public final class JdbcDiagnoses implements Diagnoses {

    private static final int MAX_VIEWINGS = 500;

    private final PanelDatabase database;
    private final Accounts accounts;
    private final Devices devices;
    private final Attempts attempts;
    private final OutageReader outages;
    private final InstantSource time;

    public JdbcDiagnoses(
            PanelDatabase database, Accounts accounts, Devices devices, Attempts attempts, InstantSource time) {
        this.database = database;
        this.accounts = accounts;
        this.devices = devices;
        this.attempts = attempts;
        this.outages = new OutageReader(database);
        this.time = time;
    }

    @Override
    public Optional<Facts> facts(Actor actor, AccountId id) {
        return accounts.find(actor, id).map(account -> facts(actor, account));
    }

    private Facts facts(Actor actor, AccountSummary account) {
        AccountId id = account.id();
        Instant now = time.instant();
        Instant from = now.minus(Duration.ofDays(Facts.DAYS));
        State state = state(actor, id);
        return new Facts(
                account,
                devices.lock(actor, id),
                attempts.page(actor, AttemptFilter.of(id).between(from, null), Long.MAX_VALUE, Facts.MAX_ATTEMPTS),
                attempts.lastAccepted(actor, id).orElse(null),
                viewings(actor, id, from),
                devices.of(actor, id),
                state.since,
                state.secretSetAt,
                state.graceEndsAt,
                outages.read(actor, account.resellerId(), now).orElse(null));
    }

    private List<Viewing> viewings(Actor actor, AccountId id, Instant from) {
        return database.read(
                actor,
                handle -> handle.createQuery("""
                        SELECT o.session_id, o.device_id, o.device_type, o.opened_at, NULL::timestamptz AS closed_at,
                               o.last_heartbeat_at
                          FROM panel.open_session o WHERE o.account_id = :account
                        UNION ALL
                        (SELECT c.session_id, c.device_id, c.device_type, coalesce(b.occurred_at, c.occurred_at),
                                c.occurred_at, NULL
                           FROM journal.session c
                           LEFT JOIN journal.session b ON b.session_id = c.session_id AND b.change = 'OPENED'
                          WHERE c.account_id = :account AND c.change = 'CLOSED' AND c.occurred_at >= :from
                          ORDER BY c.occurred_at DESC LIMIT :max)
                         ORDER BY 4 DESC LIMIT :max""")
                        .bind("account", id.value())
                        .bind("from", Times.sql(from))
                        .bind("max", MAX_VIEWINGS)
                        .map((row, context) -> viewing(row))
                        .list());
    }

    private static Viewing viewing(ResultSet row) throws SQLException {
        return new Viewing(
                row.getString("session_id"),
                DeviceId.told(row.getString("device_id")).orElse(null),
                row.getString("device_type"),
                Times.required(row, "opened_at"),
                Times.optional(row, "closed_at"),
                Times.optional(row, "last_heartbeat_at"));
    }

    private State state(Actor actor, AccountId id) {
        return database.read(
                actor,
                handle -> handle.createQuery("""
                                SELECT coalesce(a.closed_at, a.suspended_at) AS since, a.secret_set_at,
                                       CASE WHEN a.ends_at <= :now AND a.paid_ends_at < 'infinity'
                                            THEN a.paid_ends_at + r.grace_days * interval '24 hours' END AS grace_ends_at
                                  FROM panel.account a JOIN panel.reseller r ON r.id = a.reseller_id
                                 WHERE a.id = :id""")
                        .bind("id", id.value())
                        .bind("now", Times.sql(time.instant()))
                        .map((row, context) -> new State(
                                Times.optional(row, "since"),
                                Times.optional(row, "secret_set_at"),
                                Times.optional(row, "grace_ends_at")))
                        .one());
    }

    private record State(
            @Nullable Instant since,
            @Nullable Instant secretSetAt,
            @Nullable Instant graceEndsAt) {}
}
