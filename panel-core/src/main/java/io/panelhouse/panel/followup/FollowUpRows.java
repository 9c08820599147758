package io.panelhouse.panel.followup;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A task as a query gives it. */
public final class FollowUpRows {

    /** What people wrote about the last end of account {@code a}, whose grace is not over, by its newest row. */
    public static final String STATE = """
            coalesce((SELECT f.state FROM panel.follow_up f WHERE f.account_id = a.id AND f.due_at = a.ends_at
                       ORDER BY f.id DESC LIMIT 1), 'TO_DO')""";

    /** Ends of the account {@code :account} at {@code :now}, with the newest row about each. */
    static final String OF_ACCOUNT = """
            SELECT d.account_id, d.due_at, d.renewed_at, f.state AS marked, f.channel, f.promised_for, f.note, f.operator,
                   f.marked_at,
                   CASE WHEN d.renewed_at IS NOT NULL THEN 'RENEWED'
                        WHEN d.closed_at IS NOT NULL OR d.lost_at <= :now THEN 'LOST'
                        ELSE coalesce(f.state, 'TO_DO') END AS state
              FROM panel.due_end d
              LEFT JOIN LATERAL (SELECT * FROM panel.follow_up m
                                  WHERE m.account_id = d.account_id AND m.due_at = d.due_at
                                  ORDER BY m.id DESC LIMIT 1) f ON true
             WHERE d.account_id = :account ORDER BY d.due_at DESC LIMIT 24""";

    private FollowUpRows() {}

    static FollowUp followUp(ResultSet row) throws SQLException {
        return new FollowUp(
                new AccountId(row.getLong("account_id")),
                Times.required(row, "due_at"),
                FollowUpState.valueOf(row.getString("state")),
                Times.optional(row, "renewed_at"),
                mark(row),
                row.getString("operator"),
                Times.optional(row, "marked_at"));
    }

    private static @Nullable Mark mark(ResultSet row) throws SQLException {
        String state = row.getString("marked");
        if (state == null) {
            return null;
        }
        String channel = row.getString("channel");
        return new Mark(
                FollowUpState.valueOf(state),
                channel == null ? null : Channel.valueOf(channel),
                row.getObject("promised_for", LocalDate.class),
                row.getString("note"));
    }
}
