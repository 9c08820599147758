package io.panelhouse.panel.account;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.followup.FollowUpRows;
import io.panelhouse.panel.followup.FollowUpState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page, the counts or the ids of the accounts that a filter lets through.
 *
 * <p>A page is found on the account table alone, in its order; only its few rows are then joined with what else is
 * shown. What every account of a subtree costs is one pass over the table, whatever the number of resellers.
 */
final class AccountList {

    private static final int DEFAULT_DUE_DAYS = 7;

    private final Handle handle;
    private final AccountFilter filter;
    private final Instant now;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new TreeMap<>();
    private final Reseller root;

    AccountList(Handle handle, Actor actor, AccountFilter filter, Instant now) {
        this.handle = handle;
        this.filter = filter;
        this.now = now;
        this.root = Subtrees.require(handle, actor, filter.root());
        values.put("now", Times.sql(now));
        owner();
        text();
        if (filter.packageCode() != null) {
            when("a.package_code = :package", "package", SearchText.of(filter.packageCode()));
        }
        if (filter.locked() != null) {
            when("(a.device_lock = 'LOCKED') = :locked", "locked", filter.locked());
        }
        span("a.created_at", "created", filter.created());
        span("a.ends_at", "ends", filter.ends());
    }

    /** Rows {@code offset} and on. */
    List<AccountLine> page(int offset, int limit) {
        narrow();
        String sql =
                "SELECT " + AccountRows.COLUMNS + ", " + AccountRows.TASK + """
                , coalesce(o.credits, 0) AS credits
                  FROM (SELECT id, row_number() OVER () AS place
                          FROM (SELECT a.id %s %s ORDER BY %s OFFSET :offset LIMIT :limit) sorted) p
                  JOIN panel.account a ON a.id = p.id
                  JOIN panel.reseller r ON r.id = a.reseller_id
                  LEFT JOIN panel.last_sign_in s ON s.account_id = a.id
                  LEFT JOIN panel.offer o ON o.code = a.package_code AND o.trial_hours IS NULL
                 ORDER BY p.place""".formatted(from(), where(), order());
        values.put("offset", offset);
        values.put("limit", limit);
        return query(sql).map((row, context) -> AccountRows.line(row)).list();
    }

    AccountCounts counts() {
        Map<AccountStatus, Long> byStatus = new EnumMap<>(AccountStatus.class);
        for (AccountStatus status : AccountStatus.values()) {
            byStatus.put(status, 0L);
        }
        Map<FollowUpState, Long> byFollowUp = new EnumMap<>(FollowUpState.class);
        Due due = new Due();
        String sql = """
                SELECT status, follow_up, count(*) AS accounts, count(follow_up) AS due,
                       coalesce(sum(credits) FILTER (WHERE follow_up IS NOT NULL), 0) AS due_credits
                  FROM (SELECT %s AS status, CASE WHEN %s THEN %s END AS follow_up, coalesce(o.credits, 0) AS credits
                          FROM panel.account a
                          JOIN panel.reseller r ON r.id = a.reseller_id
                          LEFT JOIN panel.offer o ON o.code = a.package_code %s) counted
                 GROUP BY status, follow_up""".formatted(AccountRows.STATUS, dueCondition(), FollowUpRows.STATE, where());
        query(sql)
                .map((row, context) -> {
                    byStatus.merge(AccountStatus.valueOf(row.getString("status")), row.getLong("accounts"), Long::sum);
                    String followUp = row.getString("follow_up");
                    if (followUp != null) {
                        byFollowUp.merge(FollowUpState.valueOf(followUp), row.getLong("due"), Long::sum);
                    }
                    due.accounts += row.getLong("due");
                    due.credits = due.credits.add(row.getBigDecimal("due_credits"));
                    return row.getString("status");
                })
                .list();
        return new AccountCounts(byStatus, due.accounts, due.credits, byFollowUp);
    }

    private void owner() {
        // The planner sees how many resellers there are, and one reseller's accounts are found by its index.
        if (!filter.below()) {
            when("a.reseller_id = :reseller", "reseller", root.id().value());
        } else if (root.parentId() != null || manyTrees()) {
            when(
                    "a.reseller_id IN (SELECT b.id FROM panel.reseller b WHERE b.path LIKE :path || '%')",
                    "path", root.path());
        }
    }

    private boolean manyTrees() {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM panel.reseller WHERE NOT path LIKE :path || '%')")
                .bind("path", root.path())
                .mapTo(Boolean.class)
                .one();
    }

    private void text() {
        if (filter.text().isEmpty()) {
            return;
        }
        when(
                "(position(:part IN a.search_name) > 0" + SeenAt.or(filter.text(), "a.id") + ")",
                "part",
                SearchText.of(filter.text().toLowerCase(Locale.ROOT)));
        values.putAll(SeenAt.values(filter.text()));
    }

    private void narrow() {
        if (!filter.statuses().isEmpty()) {
            String[] names =
                    filter.statuses().stream().map(AccountStatus::name).sorted().toArray(String[]::new);
            when(AccountRows.STATUS + " = ANY (string_to_array(:statuses, ','))", "statuses", String.join(",", names));
        }
        if (filter.dueDays() != null) {
            conditions.add(dueCondition());
        }
        if (filter.followUp() != null) {
            conditions.add(AccountRows.HAS_TASK);
            when(
                    FollowUpRows.STATE + " = :followUp",
                    "followUp",
                    filter.followUp().name());
        }
    }

    private String dueCondition() {
        int days = filter.dueDays() == null ? DEFAULT_DUE_DAYS : filter.dueDays();
        LocalDate today = LocalDate.ofInstant(now, root.timeZone());
        Instant until = today.plusDays(days + 1L).atStartOfDay(root.timeZone()).toInstant();
        values.put("dueUntil", Times.sql(until));
        return "(" + AccountRows.HAS_TASK + " AND a.ends_at < :dueUntil)";
    }

    private void span(String column, String name, AccountFilter.@Nullable Span span) {
        if (span == null) {
            return;
        }
        if (span.from() != null) {
            when(column + " >= :" + name + "From", name + "From", Times.sql(span.from()));
        }
        if (span.to() != null) {
            when(column + " < :" + name + "To", name + "To", Times.sql(span.to()));
        }
    }

    private void when(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private String where() {
        return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    }

    /** Only what the order or a condition needs. */
    private String from() {
        boolean reseller = filter.sort() == AccountSort.RESELLER
                || filter.sort() == AccountSort.STATUS
                || !filter.statuses().isEmpty();
        return "FROM panel.account a"
                + (reseller ? " JOIN panel.reseller r ON r.id = a.reseller_id" : "")
                + (filter.sort() == AccountSort.LAST_SIGN_IN
                        ? " LEFT JOIN panel.last_sign_in s ON s.account_id = a.id"
                        : "")
                + (filter.sort() == AccountSort.CREDITS || filter.sort() == AccountSort.PACKAGE
                        ? " LEFT JOIN panel.offer o ON o.code = a.package_code"
                        : "");
    }

    private String order() {
        String way = filter.descending() ? " DESC" : "";
        return switch (filter.sort()) {
                    case URGENCY ->
                        "a.ends_at IS NULL, a.ends_at < :now, CASE WHEN a.ends_at >= :now THEN a.ends_at END, a.ends_at DESC";
                    case NAME -> "a.search_name" + way;
                    case STATUS -> AccountRows.STATUS + way;
                    case PACKAGE -> "o.position" + way + " NULLS LAST";
                    case CREDITS -> "coalesce(o.credits, 0)" + way;
                    case ENDS -> "a.ends_at" + way + " NULLS LAST";
                    case LAST_SIGN_IN -> "s.accepted_at" + way + " NULLS LAST";
                    case CREATED -> "a.created_at" + way;
                    case RESELLER -> "r.name" + way;
                }
                + ", a.id";
    }

    private Query query(String sql) {
        return handle.createQuery(sql).bindMap(values);
    }

    private static final class Due {
        private long accounts;
        private BigDecimal credits = BigDecimal.ZERO.setScale(4);
    }
}
