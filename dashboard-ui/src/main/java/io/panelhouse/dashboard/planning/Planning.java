package io.panelhouse.dashboard.planning;

import io.panelhouse.dashboard.lake.LakeResult;
import io.panelhouse.dashboard.lake.LakeScope;
import io.panelhouse.dashboard.lake.LakeSnapshot;
import io.panelhouse.dashboard.lake.Warehouse;
import io.panelhouse.event.ResellerId;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.GoldDemandForecast;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known for the planning of one wallet.
 *
 * @param use its days so far
 * @param outlook the days ahead; empty if no forecast reaches that far
 * @param snapshot of the consumption; empty if no batch run has finished yet
 */
public record Planning(DailyUse use, Optional<Outlook> outlook, Optional<LakeSnapshot> snapshot) {

    /** A year and the weeks around it are enough for every figure here. */
    static final int READ_DAYS = 400;

    /**
     * Reads what is known now.
     *
     * @param zone in which the wallet's owner counts days
     * @throws io.panelhouse.dashboard.lake.LakeException if the warehouse does not answer
     */
    public static Planning read(Warehouse warehouse, ResellerId reseller, Instant now, ZoneId zone) {
        LakeScope scope = LakeScope.of(List.of(reseller));
        LocalDate today = LocalDate.ofInstant(now, zone);
        LakeResult<Map.Entry<LocalDate, Double>> days = warehouse
                .from(GoldConsumptionDaily.TABLE, scope)
                .days("day", today.minusDays(READ_DAYS), today)
                .then("GROUP BY day ORDER BY day")
                .select("day, sum(credits)", row -> Map.entry(day(row, 1), row.getDouble(2)));
        NavigableMap<LocalDate, Double> credits = new TreeMap<>();
        days.rows().forEach(row -> credits.put(row.getKey(), row.getValue()));
        return of(credits, forecast(warehouse, scope), days.snapshot(), now, zone);
    }

    /** From what was consumed on each day and what is expected of each week, in order. */
    static Planning of(
            NavigableMap<LocalDate, Double> days,
            List<WeekDemand> weeks,
            Optional<LakeSnapshot> snapshot,
            Instant now,
            ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        DailyUse use = use(days.headMap(today, false), snapshot, today, zone);
        return new Planning(use, Outlook.of(weeks, use.peakWeekdays(), today, leftOfDay(now, today, zone)), snapshot);
    }

    /** The buffer that a balance is (M14); empty with less than 14 days of data or without a forecast. */
    public Optional<Buffer> buffer(double balance) {
        return use.days() < DailyUse.LEAST_DAYS ? Optional.empty() : outlook.map(known -> known.buffer(balance));
    }

    /** The day of the snapshot is not over in it. */
    private static DailyUse use(
            NavigableMap<LocalDate, Double> credits, Optional<LakeSnapshot> snapshot, LocalDate today, ZoneId zone) {
        LocalDate end = snapshot.map(known -> LocalDate.ofInstant(known.committedAt(), zone))
                .filter(day -> day.isBefore(today))
                .orElse(today);
        return new DailyUse(credits.isEmpty() ? null : credits.firstKey(), end, credits);
    }

    private static List<WeekDemand> forecast(Warehouse warehouse, LakeScope scope) {
        Optional<LocalDate> origin = warehouse
                .from(GoldDemandForecast.TABLE, scope)
                .select("max(origin)", row -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .rows()
                .getFirst();
        return origin.map(from -> warehouse
                        .from(GoldDemandForecast.TABLE, scope)
                        .where("origin = ?", from)
                        .then("ORDER BY week")
                        .select(
                                "week, mean, variance",
                                row -> new WeekDemand(day(row, 1), row.getDouble(2), row.getDouble(3)))
                        .rows())
                .orElse(List.of());
    }

    private static double leftOfDay(Instant now, LocalDate today, ZoneId zone) {
        Instant start = today.atStartOfDay(zone).toInstant();
        Instant end = today.plusDays(1).atStartOfDay(zone).toInstant();
        return (double) Duration.between(now, end).toMillis()
                / Duration.between(start, end).toMillis();
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }
}
