package io.panelhouse.panel.ledger;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Reseller;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many trials resellers have given on days of their own calendar; reversed ones do not count. */
final class TrialCounts {

    private final Map<Day, Integer> given = new HashMap<>();

    /** Counts those of the days asked for. */
    void load(Connection connection, Set<Day> days) throws SQLException {
        new RowBatch<>(List.copyOf(days))
                .bigint(day -> day.reseller.value())
                .time(Day::from)
                .time(Day::until)
                .query(connection, """
                        SELECT u.reseller_id, u.starts, u.ends, count(*) AS given
                          FROM unnest(?, ?, ?) AS u (reseller_id, starts, ends)
                          JOIN panel.term t ON t.reseller_id = u.reseller_id AND t.trial
                           AND t.occurred_at >= u.starts AND t.occurred_at < u.ends
                         GROUP BY 1, 2, 3""", row -> {
                    Day day = new Day(
                            new ResellerId(row.getLong("reseller_id")),
                            Times.required(row, "starts"),
                            Times.required(row, "ends"));
                    return given.put(day, row.getInt("given"));
                });
    }

    /** Takes one of the day's quota; false if it is used up. */
    boolean takeOne(Reseller reseller, Instant at, int quota) {
        Day day = Day.of(reseller, at);
        int before = given.getOrDefault(day, 0);
        if (before >= quota) {
            return false;
        }
        given.put(day, before + 1);
        return true;
    }

    /** A day of a reseller's calendar. */
    record Day(ResellerId reseller, Instant from, Instant until) {

        static Day of(Reseller reseller, Instant at) {
            LocalDate date = LocalDate.ofInstant(at, reseller.timeZone());
            return new Day(
                    reseller.id(),
                    date.atStartOfDay(reseller.timeZone()).toInstant(),
                    date.plusDays(1).atStartOfDay(reseller.timeZone()).toInstant());
        }
    }
}
