package io.panelhouse.panel.account;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.LockState;
import io.panelhouse.panel.followup.FollowUpRows;
import io.panelhouse.panel.followup.FollowUpState;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An account as a query gives it. The one status follows from its row in the database, so that lists can ask for it.
 */
final class AccountRows {

    /**
     * Accounts whose lock refused a device within 7 days, and since then nobody signed in and the lock was not moved.
     * Wants {@code :now}.
     */
    static final String MISMATCHED = """
            (SELECT t.account_id FROM journal.auth_attempt t
               JOIN panel.account k ON k.id = t.account_id AND k.device_lock = 'LOCKED' AND k.locked_at <= t.occurred_at
               LEFT JOIN panel.last_sign_in l ON l.account_id = t.account_id
              WHERE t.outcome = 'DEVICE_MISMATCH' AND t.account_id IS NOT NULL
                AND t.occurred_at > :now - interval '7 days' AND t.occurred_at <= :now
                AND (l.accepted_at IS NULL OR l.accepted_at < t.occurred_at))""";

    /** The name of the {@link AccountStatus} of account {@code a} of reseller {@code r} at {@code :now}. */
    static final String STATUS = """
            (CASE WHEN a.closed_at IS NOT NULL THEN 'CLOSED'
                  WHEN a.suspended_at IS NOT NULL THEN 'SUSPENDED'
                  WHEN a.entitled_from IS NULL OR a.entitled_from > :now THEN 'NEVER_ACTIVATED'
                  WHEN a.ends_at <= :now AND a.paid_ends_at + r.grace_days * interval '24 hours' > :now THEN 'IN_GRACE'
                  WHEN a.ends_at <= :now THEN 'EXPIRED'
                  WHEN a.id IN %s THEN 'DEVICE_MISMATCH'
                  WHEN a.ends_at <= :now + interval '168 hours' THEN 'EXPIRING'
                  ELSE 'ACTIVE' END)""".formatted(MISMATCHED);

    /** Whether account {@code a} has a paid end from {@code :now} on. */
    static final String HAS_TASK = """
            (a.ends_at >= :now AND a.ends_at < 'infinity' AND a.paid_ends_at = a.ends_at AND a.entitled_from <= :now
             AND a.closed_at IS NULL)""";

    /** What {@link #summary} reads, of tables {@code a}, {@code r} and {@code s}. */
    static final String COLUMNS = """
            a.id, a.name, a.reseller_id, r.name AS reseller_name, a.package_code, a.ends_at, a.created_at,
            a.device_lock, a.locked_device, a.secret_hash IS NOT NULL AS can_sign_in, s.accepted_at, %s AS status
            """.formatted(STATUS);

    /** What {@link #line} reads besides {@link #COLUMNS} and {@code credits}. */
    static final String TASK = "CASE WHEN %s THEN %s END AS follow_up".formatted(HAS_TASK, FollowUpRows.STATE);

    static final String TABLES = """
              FROM panel.account a
              JOIN panel.reseller r ON r.id = a.reseller_id
              LEFT JOIN panel.last_sign_in s ON s.account_id = a.id
            """;

    /** Ends before a WHERE clause. */
    static final String SELECT = "SELECT " + COLUMNS + TABLES;

    private AccountRows() {}

    /** With {@link #TASK}, and with what renewing costs as column {@code credits}. */
    static AccountLine line(ResultSet row) throws SQLException {
        String followUp = row.getString("follow_up");
        return new AccountLine(
                summary(row),
                row.getBigDecimal("credits"),
                Times.required(row, "created_at"),
                LockState.valueOf(row.getString("device_lock")),
                DeviceId.told(row.getString("locked_device")).orElse(null),
                followUp == null ? null : FollowUpState.valueOf(followUp));
    }

    static AccountSummary summary(ResultSet row) throws SQLException {
        return new AccountSummary(
                new AccountId(row.getLong("id")),
                row.getString("name"),
                new ResellerId(row.getLong("reseller_id")),
                row.getString("reseller_name"),
                AccountStatus.valueOf(row.getString("status")),
                row.getString("package_code"),
                Times.end(row, "ends_at"),
                Times.optional(row, "accepted_at"),
                row.getBoolean("can_sign_in"));
    }
}
