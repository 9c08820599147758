package io.panelhouse.panel.account;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account as a query gives it, and the state that follows from its terms. */
final class AccountRows {

    private static final Duration EXPIRING = Duration.ofDays(7);

    /** Ends before a WHERE clause. */
    static final String SELECT = """
            SELECT a.id, a.name, a.reseller_id, r.name AS reseller_name, r.grace_days, a.package_code, a.ends_at,
                   a.secret_hash IS NOT NULL AS can_sign_in, s.accepted_at,
                   a.entitled_from, a.paid_ends_at, a.suspended_at IS NOT NULL AS suspended,
                   a.closed_at IS NOT NULL AS closed
              FROM panel.account a
              JOIN panel.reseller r ON r.id = a.reseller_id
              LEFT JOIN panel.last_sign_in s ON s.account_id = a.id
            """;

    private AccountRows() {}

    static AccountSummary summary(ResultSet row, Instant now) throws SQLException {
        Instant endsAt = Times.end(row, "ends_at");
        return new AccountSummary(
                new AccountId(row.getLong("id")),
                row.getString("name"),
                new ResellerId(row.getLong("reseller_id")),
                row.getString("reseller_name"),
                status(row, now, endsAt),
                row.getString("package_code"),
                endsAt,
                Times.optional(row, "accepted_at"),
                row.getBoolean("can_sign_in"));
    }

    private static AccountStatus status(ResultSet row, Instant now, @Nullable Instant endsAt) throws SQLException {
        if (row.getBoolean("closed")) {
            return AccountStatus.CLOSED;
        }
        if (row.getBoolean("suspended")) {
            return AccountStatus.SUSPENDED;
        }
        Instant from = Times.optional(row, "entitled_from");
        if (from == null || from.isAfter(now)) {
            return AccountStatus.NEVER_ACTIVATED;
        }
        if (endsAt == null || endsAt.isAfter(now)) {
            boolean soon = endsAt != null && !endsAt.isAfter(now.plus(EXPIRING));
            return soon ? AccountStatus.EXPIRING : AccountStatus.ACTIVE;
        }
        Instant paidEnd = Times.optional(row, "paid_ends_at");
        boolean inGrace = paidEnd != null && now.isBefore(paidEnd.plus(Duration.ofDays(row.getInt("grace_days"))));
        return inGrace ? AccountStatus.IN_GRACE : AccountStatus.EXPIRED;
    }
}
