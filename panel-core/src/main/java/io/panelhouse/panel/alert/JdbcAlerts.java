package io.panelhouse.panel.alert;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The alerts in PostgreSQL. */
public final class JdbcAlerts implements Alerts {

    private static final Actor RECORDER = Actor.house("alerts");
    private static final int MAX_PAGE = 200;
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(31);
    private static final String FITTING = """
            WHERE r.path LIKE :path || '%' AND (:subtree OR r.path = :path)
              AND (:kind::text IS NULL OR a.kind = :kind)
              AND (:open::boolean IS NULL OR (a.closed_at IS NULL) = :open)
              AND (:from::timestamptz IS NULL OR a.opened_at >= :from)
              AND (:until::timestamptz IS NULL OR a.opened_at < :until)
            """;

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;

    public JdbcAlerts(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    @Override
    public boolean record(ReportedAlert alert) {
        return database.transaction(RECORDER, handle -> {
            List<Long> before = open(handle, alert);
            Optional<Long> began = began(handle, alert);
            began.ifPresent(episode -> closeEarlier(handle, alert));
            List<Long> over = new ArrayList<>(before);
            over.removeAll(open(handle, alert));
            AlertFanOut.webhooks(handle, over, AlertEvent.CLEARED, now());
            if (began.isPresent() && alert.open()) {
                AlertFanOut.notices(handle, began.get(), now());
                AlertFanOut.webhooks(handle, List.of(began.get()), AlertEvent.OPENED, now());
            }
            return began.isPresent();
        });
    }

    private static List<Long> open(Handle handle, ReportedAlert alert) {
        return handle.createQuery("""
                        SELECT id FROM panel.alert
                         WHERE reseller_id = :reseller AND kind = :kind AND subject = :subject AND closed_at IS NULL""")
                .bind("reseller", alert.resellerId().value())
                .bind("kind", alert.kind().name())
                .bind("subject", alert.subject())
                .mapTo(Long.class)
                .list();
    }

    /** The id of the episode that it began; empty if it began none. */
    private Optional<Long> began(Handle handle, ReportedAlert alert) {
        return handle.createQuery("""
                        INSERT INTO panel.alert (reseller_id, kind, subject, version, figure, held_against, account_id,
                                                 evidence, opened_at, as_of, closed_at, recorded_at)
                        SELECT r.id, :kind, :subject, :version, :figure, :limit, :account, :evidence, :opened, :asOf,
                               CASE WHEN :open THEN NULL ELSE :asOf END, :now
                          FROM panel.reseller r
                         WHERE r.id = :reseller
                           AND NOT EXISTS (SELECT FROM panel.alert o
                                            WHERE o.reseller_id = :reseller AND o.kind = :kind AND o.subject = :subject
                                              AND o.version >= :version)
                        ON CONFLICT (reseller_id, kind, subject, opened_at) DO UPDATE
                           SET version = excluded.version, figure = excluded.figure,
                               held_against = excluded.held_against, account_id = excluded.account_id,
                               evidence = excluded.evidence, as_of = excluded.as_of, closed_at = excluded.closed_at
                         WHERE alert.version < excluded.version
                        RETURNING CASE WHEN xmax = 0 THEN id END AS began""")
                .bind("reseller", alert.resellerId().value())
                .bind("kind", alert.kind().name())
                .bind("subject", alert.subject())
                .bind("version", alert.version())
                .bind("figure", alert.figure())
                .bind("limit", alert.limit())
                .bind(
                        "account",
                        alert.accountId() == null ? null : alert.accountId().value())
                .bind("evidence", alert.evidence().toArray(String[]::new))
                .bind("opened", Times.sql(Times.exact(alert.openedAt())))
                .bind("asOf", Times.sql(Times.exact(alert.asOf())))
                .bind("open", alert.open())
                .bind("now", Times.sql(now()))
                .map((row, context) -> Optional.ofNullable(row.getObject("began", Long.class)))
                .findOne()
                .flatMap(episode -> episode);
    }

    /** One of a subject is open at a time: the end of an earlier one was not told. */
    private static void closeEarlier(Handle handle, ReportedAlert alert) {
        handle.createUpdate("""
                        UPDATE panel.alert SET closed_at = :opened
                         WHERE reseller_id = :reseller AND kind = :kind AND subject = :subject
                           AND opened_at < :opened AND closed_at IS NULL""")
                .bind("reseller", alert.resellerId().value())
                .bind("kind", alert.kind().name())
                .bind("subject", alert.subject())
                .bind("opened", Times.sql(Times.exact(alert.openedAt())))
                .execute();
    }

    @Override
    public List<AlertEpisode> page(Actor actor, AlertFilter filter, int offset, int limit) {
        return database.read(
                actor,
                handle -> bound(
                                handle.createQuery(AlertRows.SELECT + FITTING
                                        + " ORDER BY a.opened_at DESC, a.id DESC OFFSET :offset LIMIT :limit"),
                                Subtrees.require(handle, actor, filter.root()).path(),
                                filter)
                        .bind("offset", offset)
                        .bind("limit", Math.clamp(limit, 0, MAX_PAGE))
                        .map((row, context) -> AlertRows.episode(row))
                        .list());
    }

    @Override
    public long count(Actor actor, AlertFilter filter) {
        return database.read(
                actor,
                handle -> bound(
                                handle.createQuery(
                                        "SELECT count(*) FROM panel.alert a JOIN panel.reseller r ON r.id = a.reseller_id "
                                                + FITTING),
                                Subtrees.require(handle, actor, filter.root()).path(),
                                filter)
                        .mapTo(Long.class)
                        .one());
    }

    private static Query bound(Query statement, String path, AlertFilter filter) {
        AlertKind kind = filter.kind();
        AlertFilter.State state = filter.state();
        Instant from = filter.from();
        Instant until = filter.until();
        return statement
                .bind("path", path)
                .bind("subtree", filter.reach() == AlertFilter.Reach.SUBTREE)
                .bind("kind", kind == null ? null : kind.name())
                .bind("open", state == null ? null : state == AlertFilter.State.OPEN)
                .bind("from", from == null ? null : Times.sql(from))
                .bind("until", until == null ? null : Times.sql(until));
    }

    @Override
    public Optional<AlertEpisode> open(Actor actor, AlertKind kind, AccountId account) {
        return database.read(
                actor,
                handle -> handle.createQuery(AlertRows.SELECT + """
                         WHERE a.closed_at IS NULL AND a.kind = :kind AND a.account_id = :account
                           AND r.path LIKE :prefix || '%' ORDER BY a.opened_at DESC LIMIT 1""")
                        .bind("kind", kind.name())
                        .bind("account", account.value())
                        .bind("prefix", Subtrees.prefix(handle, actor))
                        .map((row, context) -> AlertRows.episode(row))
                        .findOne());
    }

    @Override
    public Set<AccountId> told(Actor actor, AlertKind kind, ResellerId root) {
        return database.read(
                actor,
                handle -> handle.createQuery("""
                        SELECT a.account_id FROM panel.alert a JOIN panel.reseller r ON r.id = a.reseller_id
                         WHERE r.path LIKE :path || '%' AND a.closed_at IS NULL AND a.kind = :kind
                           AND a.account_id IS NOT NULL AND a.dismissed_at IS NULL
                           AND (a.snoozed_until IS NULL OR a.snoozed_until <= :now)""")
                        .bind("path", Subtrees.require(handle, actor, root).path())
                        .bind("kind", kind.name())
                        .bind("now", Times.sql(now()))
                        .map((row, context) -> new AccountId(row.getLong("account_id")))
                        .set());
    }

    @Override
    public int look(Actor actor, Collection<Long> ids) {
        return database.transaction(
                actor,
                handle -> handle.createUpdate("""
                        INSERT INTO panel.alert_look (alert_id, reseller_id, operator, looked_at)
                        SELECT a.id, a.reseller_id, :operator, :now
                          FROM panel.alert a JOIN panel.reseller r ON r.id = a.reseller_id
                         WHERE a.id = ANY (:ids) AND r.path LIKE :prefix || '%'
                        ON CONFLICT DO NOTHING""")
                        .bind("operator", actor.operator())
                        .bind("now", Times.sql(now()))
                        .bind("ids", ids.toArray(Long[]::new))
                        .bind("prefix", Subtrees.prefix(handle, actor))
                        .execute());
    }

    @Override
    public void snooze(Actor actor, long id, Instant until) {
        requireMore(actor);
        Instant now = now();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE))) {
            throw new IllegalArgumentException(
                    "Invalid time: must be within 31 days from now, %s, was %s".formatted(now, until));
        }
        database.transaction(actor, handle -> {
            AlertEpisode episode = required(handle, actor, id);
            if (episode.closedAt() != null) {
                throw new IllegalArgumentException(
                        "Cannot put alert %d off: it is over since %s".formatted(id, episode.closedAt()));
            }
            handle.createUpdate("UPDATE panel.alert SET snoozed_until = :until, snoozed_by = :operator WHERE id = :id")
                    .bind("until", Times.sql(Times.exact(until)))
                    .bind("operator", actor.operator())
                    .bind("id", id)
                    .execute();
            audit.write(handle, actor, "alert-snoozed", "alert " + id, detail(episode, until), null);
            return true;
        });
    }

    @Override
    public void dismiss(Actor actor, long id) {
        requireMore(actor);
        database.transaction(actor, handle -> {
            AlertEpisode episode = required(handle, actor, id);
            int changed = handle.createUpdate("""
                            UPDATE panel.alert SET dismissed_at = :now, dismissed_by = :operator
                             WHERE id = :id AND dismissed_at IS NULL""")
                    .bind("now", Times.sql(now()))
                    .bind("operator", actor.operator())
                    .bind("id", id)
                    .execute();
            if (changed > 0) {
                audit.write(handle, actor, "alert-dismissed", "alert " + id, detail(episode, null), null);
            }
            return true;
        });
    }

    /** An episode, whoever's it is; for programs of the house. */
    public static AlertEpisode find(Handle handle, long id) {
        return handle.createQuery(AlertRows.SELECT + " WHERE a.id = :id")
                .bind("id", id)
                .map((row, context) -> AlertRows.episode(row))
                .one();
    }

    private static AlertEpisode required(Handle handle, Actor actor, long id) {
        return handle.createQuery(AlertRows.SELECT + " WHERE a.id = :id AND r.path LIKE :prefix || '%'")
                .bind("id", id)
                .bind("prefix", Subtrees.prefix(handle, actor))
                .map((row, context) -> AlertRows.episode(row))
                .findOne()
                .orElseThrow(() -> new AccessRefusedException("Cannot read alert " + id + ": it is not in your tree"));
    }

    private static Map<String, String> detail(AlertEpisode episode, @Nullable Instant until) {
        Map<String, String> detail = new HashMap<>();
        detail.put("kind", episode.alert().kind().name());
        detail.put("subject", episode.alert().subject());
        if (until != null) {
            detail.put("until", until.toString());
        }
        return detail;
    }

    private static void requireMore(Actor actor) {
        if (!actor.may(Permission.SELL)) {
            throw new AccessRefusedException("Cannot change alerts: it needs the permission SELL");
        }
    }

    private Instant now() {
        return Times.exact(time.instant());
    }
}
