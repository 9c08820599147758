package io.panelhouse.panel.report;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.Subtrees;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The report from PostgreSQL: own figures set by set, then each added to all above it, in one statement. */
public final class JdbcTreeReport implements TreeReport {

    private static final int MAX_DAYS = 366;

    private static final String REPORT = """
            WITH tree AS (
              SELECT r.id, r.parent_id, r.name, r.disabled_at,
                     string_to_array(rtrim(r.path, '/'), '/')::bigint[] AS line
                FROM panel.reseller r WHERE r.path LIKE :path || '%' AND r.deleted_at IS NULL),
            entitled AS (
              SELECT a.reseller_id, count(*) AS active,
                     count(*) FILTER (WHERE a.ends_at < :dueUntil AND a.paid_ends_at = a.ends_at) AS due
                FROM panel.account a
               WHERE a.ends_at > :now AND a.entitled_from <= :now AND a.suspended_at IS NULL AND a.closed_at IS NULL
               GROUP BY a.reseller_id),
            consumed AS (
              SELECT e.reseller_id, sum(e.amount) AS credits FROM journal.ledger_entry e
               WHERE e.ledger_account = 'CONSUMED' AND e.occurred_at >= :from AND e.occurred_at <= :now
               GROUP BY e.reseller_id),
            own AS (
              SELECT tree.*, l.balance, coalesce(s.active, 0) AS active, coalesce(s.due, 0) AS due,
                     coalesce(c.credits, 0) AS consumed
                FROM tree
                JOIN panel.ledger_account l ON l.reseller_id = tree.id AND l.ledger_account = 'WALLET'
                LEFT JOIN entitled s ON s.reseller_id = tree.id
                LEFT JOIN consumed c ON c.reseller_id = tree.id),
            subtree AS (
              SELECT above.id, sum(own.balance) AS balance, sum(own.active) AS active, sum(own.due) AS due,
                     sum(own.consumed) AS consumed
                FROM own CROSS JOIN LATERAL unnest(own.line) AS above (id) GROUP BY above.id)
            SELECT own.*, cardinality(own.line) - :depth AS depth, subtree.balance AS subtree_balance,
                   subtree.active AS subtree_active, subtree.due AS subtree_due, subtree.consumed AS subtree_consumed
              FROM own JOIN subtree ON subtree.id = own.id ORDER BY own.line""";

    private final PanelDatabase database;
    private final InstantSource time;

    public JdbcTreeReport(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public List<TreeRow> of(Actor actor, ResellerId root, int dueDays, int consumedDays) {
        check("due days", 0, dueDays);
        check("days of consumption", 1, consumedDays);
        Instant now = Times.exact(time.instant());
        return database.read(
                actor, handle -> rows(handle, Subtrees.require(handle, actor, root), now, dueDays, consumedDays));
    }

    private static List<TreeRow> rows(Handle handle, Reseller root, Instant now, int dueDays, int consumedDays) {
        LocalDate today = LocalDate.ofInstant(now, root.timeZone());
        return handle.createQuery(REPORT)
                .bind("path", root.path())
                .bind(
                        "depth",
                        root.path().chars().filter(letter -> letter == '/').count())
                .bind("now", Times.sql(now))
                .bind("dueUntil", Times.sql(start(root, today.plusDays(dueDays + 1L))))
                .bind("from", Times.sql(start(root, today.minusDays(consumedDays - 1L))))
                .map((row, context) -> row(row))
                .list();
    }

    private static Instant start(Reseller root, LocalDate day) {
        return day.atStartOfDay(root.timeZone()).toInstant();
    }

    private static TreeRow row(ResultSet row) throws SQLException {
        long parent = row.getLong("parent_id");
        return new TreeRow(
                new ResellerId(row.getLong("id")),
                parent == 0 ? null : new ResellerId(parent),
                row.getString("name"),
                row.getInt("depth"),
                row.getObject("disabled_at") != null,
                sums(row, ""),
                sums(row, "subtree_"));
    }

    private static TreeSums sums(ResultSet row, String which) throws SQLException {
        return new TreeSums(
                row.getBigDecimal(which + "balance").setScale(4),
                row.getLong(which + "active"),
                row.getLong(which + "due"),
                row.getBigDecimal(which + "consumed").setScale(4));
    }

    private static void check(String what, int least, int value) {
        if (value < least || value > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "Invalid %s: must be %d to %d, was %d".formatted(what, least, MAX_DAYS, value));
        }
    }
}
