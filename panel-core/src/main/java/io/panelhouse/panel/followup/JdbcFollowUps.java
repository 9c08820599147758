package io.panelhouse.panel.followup;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.followup.ContactReport.Group;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The tasks in PostgreSQL. */
public final class JdbcFollowUps implements FollowUps {

    private static final int MAX_DAYS = 366;

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;

    public JdbcFollowUps(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    @Override
    public List<FollowUp> of(Actor actor, AccountId account) {
        return database.read(actor, handle -> {
            requireVisible(handle, actor, account);
            return ends(handle, account);
        });
    }

    @Override
    public FollowUp mark(Actor actor, AccountId account, Mark mark) {
        if (!actor.may(Permission.SELL)) {
            throw new AccessRefusedException("Cannot follow up account " + account + ": it needs the permission SELL");
        }
        return database.transaction(actor, handle -> {
            requireVisible(handle, actor, account);
            int written = handle.createUpdate("""
                            INSERT INTO panel.follow_up (account_id, due_at, state, channel, promised_for, note, operator,
                                                         marked_at)
                            SELECT a.id, a.ends_at, :state, :channel, :day, :note, :operator, :now
                              FROM panel.account a JOIN panel.reseller r ON r.id = a.reseller_id
                             WHERE a.id = :account AND a.closed_at IS NULL AND a.paid_ends_at = a.ends_at
                               AND a.ends_at < 'infinity' AND a.ends_at + r.grace_days * interval '24 hours' > :now""")
                    .bind("account", account.value())
                    .bind("state", mark.state().name())
                    .bind(
                            "channel",
                            mark.channel() == null ? null : mark.channel().name())
                    .bind("day", mark.promisedFor())
                    .bind("note", mark.note())
                    .bind("operator", actor.operator())
                    .bind("now", Times.sql(now()))
                    .execute();
            if (written == 0) {
                throw new IllegalArgumentException("Cannot follow up account " + account
                        + ": no paid term of it ends from now on or ended within grace; renew it instead");
            }
            audit.write(
                    handle,
                    actor,
                    "follow-up-mark",
                    "account " + account,
                    Map.of("state", mark.state().name()),
                    null);
            return ends(handle, account).getFirst();
        });
    }

    @Override
    public ContactReport report(Actor actor, ResellerId root, Instant from, Instant to, int days) {
        if (days < 0 || days > MAX_DAYS) {
            throw new IllegalArgumentException("Invalid number of days: must be 0 to 366, was " + days);
        }
        return database.read(
                actor,
                handle -> handle.createQuery("""
                        SELECT count(*) FILTER (WHERE contacted) AS contacted,
                               count(*) FILTER (WHERE contacted AND renewed_at IS NOT NULL) AS contacted_renewed,
                               count(*) FILTER (WHERE NOT contacted) AS others,
                               count(*) FILTER (WHERE NOT contacted AND renewed_at IS NOT NULL) AS others_renewed
                          FROM (SELECT d.renewed_at,
                                       EXISTS (SELECT FROM panel.follow_up f
                                                WHERE f.account_id = d.account_id AND f.due_at = d.due_at
                                                  AND f.state IN ('CONTACTED', 'PROMISED')
                                                  AND f.marked_at <= coalesce(d.renewed_at, d.lost_at)) AS contacted
                                  FROM panel.due_end d JOIN panel.reseller r ON r.id = d.reseller_id
                                 WHERE r.path LIKE :path || '%' AND d.due_at >= :from AND d.due_at < :to
                                   AND (d.renewed_at IS NOT NULL OR d.lost_at <= :now)
                                   AND (d.renewed_at IS NULL
                                        OR d.renewed_at >= d.due_at - :days * interval '24 hours')) decided""")
                        .bind("path", Subtrees.require(handle, actor, root).path())
                        .bind("from", Times.sql(from))
                        .bind("to", Times.sql(to))
                        .bind("now", Times.sql(now()))
                        .bind("days", days)
                        .map((row, context) -> new ContactReport(
                                from,
                                to,
                                new Group(row.getLong("contacted"), row.getLong("contacted_renewed")),
                                new Group(row.getLong("others"), row.getLong("others_renewed"))))
                        .one());
    }

    private List<FollowUp> ends(Handle handle, AccountId account) {
        return handle.createQuery(FollowUpRows.OF_ACCOUNT)
                .bind("account", account.value())
                .bind("now", Times.sql(now()))
                .map((row, context) -> FollowUpRows.followUp(row))
                .list();
    }

    private static void requireVisible(Handle handle, Actor actor, AccountId account) {
        boolean visible = handle.createQuery("""
                        SELECT a.id FROM panel.account a JOIN panel.reseller r ON r.id = a.reseller_id
                         WHERE a.id = :account AND r.path LIKE :prefix || '%'""")
                .bind("account", account.value())
                .bind("prefix", Subtrees.prefix(handle, actor))
                .mapTo(Long.class)
                .findOne()
                .isPresent();
        if (!visible) {
            throw new AccessRefusedException("Cannot read account " + account + ": it is not in your tree");
        }
    }

    private Instant now() {
        return Times.exact(time.instant());
    }
}
