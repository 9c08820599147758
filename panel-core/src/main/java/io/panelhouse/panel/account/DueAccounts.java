package io.panelhouse.panel.account;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Reseller;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the due list (metric M16) of one subtree. */
final class DueAccounts {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(4);

    /** Paid accounts with a term that runs now, suspended or not, and whose last end lies in the window. */
    private static final String DUE = """
            WITH due AS (
              SELECT a.id, a.name, a.reseller_id, r.name AS reseller_name, a.ends_at, a.package_code,
                     a.suspended_at IS NOT NULL AS suspended,
                     coalesce(o.credits, (SELECT t.credits FROM panel.term t WHERE t.account_id = a.id
                                             AND NOT t.trial AND t.ends_at = a.ends_at LIMIT 1), 0) AS credits
                FROM panel.account a
                JOIN panel.reseller r ON r.id = a.reseller_id
                LEFT JOIN panel.offer o ON o.code = a.package_code
               WHERE r.path LIKE :path || '%' AND a.ends_at >= :now AND a.ends_at < :until
                 AND a.paid_ends_at = a.ends_at
                 AND a.entitled_from <= :now AND a.closed_at IS NULL)
            """;

    private final Handle handle;
    private final Reseller root;
    private final Instant now;
    private final LocalDate today;
    private final int days;
    private final Instant until;

    DueAccounts(Handle handle, Reseller root, Instant now, int days) {
        this.handle = handle;
        this.root = root;
        this.now = now;
        this.days = days;
        this.today = LocalDate.ofInstant(now, zone());
        this.until = today.plusDays(days + 1L).atStartOfDay(zone()).toInstant();
    }

    private ZoneId zone() {
        return root.timeZone();
    }

    DueList list(int maxAccounts) {
        List<DueDay> perDay = perDay();
        long accounts = perDay.stream().mapToLong(DueDay::accounts).sum();
        BigDecimal credits = perDay.stream().map(DueDay::credits).reduce(NOTHING, BigDecimal::add);
        return new DueList(now, until, zone(), accounts, credits, perDay, soonest(maxAccounts));
    }

    private List<DueDay> perDay() {
        Map<LocalDate, DueDay> found = new HashMap<>();
        query(DUE + """
                        SELECT (ends_at AT TIME ZONE :zone)::date AS day, count(*) AS accounts, sum(credits) AS credits
                          FROM due GROUP BY 1""")
                .bind("zone", zone().getId())
                .map((row, context) -> new DueDay(
                        row.getObject("day", LocalDate.class), row.getLong("accounts"), row.getBigDecimal("credits")))
                .forEach(day -> found.put(day.day(), day));
        List<DueDay> all = new ArrayList<>();
        for (int i = 0; i <= days; i++) {
            LocalDate day = today.plusDays(i);
            all.add(found.getOrDefault(day, new DueDay(day, 0, NOTHING)));
        }
        return all;
    }

    private List<DueAccount> soonest(int maxAccounts) {
        return query(DUE + """
                        SELECT due.*, s.accepted_at FROM due LEFT JOIN panel.last_sign_in s ON s.account_id = due.id
                         ORDER BY due.ends_at, due.id LIMIT :max""")
                .bind("max", maxAccounts)
                .map((row, context) -> account(row))
                .list();
    }

    private Query query(String sql) {
        return handle.createQuery(sql)
                .bind("path", root.path())
                .bind("now", Times.sql(now))
                .bind("until", Times.sql(until));
    }

    private static DueAccount account(ResultSet row) throws SQLException {
        return new DueAccount(
                new AccountId(row.getLong("id")),
                row.getString("name"),
                new ResellerId(row.getLong("reseller_id")),
                row.getString("reseller_name"),
                Times.required(row, "ends_at"),
                row.getString("package_code"),
                row.getBigDecimal("credits"),
                Times.optional(row, "accepted_at"),
                row.getBoolean("suspended"));
    }
}
