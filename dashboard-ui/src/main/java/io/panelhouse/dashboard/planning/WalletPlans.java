package io.panelhouse.dashboard.planning;

import io.panelhouse.dashboard.lake.LakeResult;
import io.panelhouse.dashboard.lake.LakeScope;
import io.panelhouse.dashboard.lake.Warehouse;
import io.panelhouse.event.ResellerId;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.GoldDemandForecast;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** The planning figures of many wallets: one query of each table, however many they are. */
public final class WalletPlans {

    /** What was consumed before is read as one amount, so that the rows stay few: no figure of a buffer needs more. */
    private static final int READ_SINGLY = 182;

    private static final String NEWEST =
            "QUALIFY origin = max(origin) OVER (PARTITION BY reseller_id) ORDER BY reseller_id, week";

    private WalletPlans() {}

    /**
     * Reads what is known now, as {@link Planning#read} does for one wallet, but for the busiest days of the month.
     *
     * @param zones the wallets, with the zone in which the owner of each counts days
     * @throws io.panelhouse.dashboard.lake.LakeException if the warehouse does not answer
     */
    public static Map<ResellerId, Planning> read(Warehouse warehouse, Map<ResellerId, ZoneId> zones, Instant now) {
        if (zones.isEmpty()) {
            return Map.of();
        }
        LakeScope scope = LakeScope.of(zones.keySet());
        LocalDate utc = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LakeResult<Sold> sold = warehouse
                .from(GoldConsumptionDaily.TABLE, scope)
                .days("day", utc.minusDays(Planning.READ_DAYS), utc.plusDays(2))
                .then("GROUP BY 1, 2")
                .select(
                        "reseller_id, greatest(day, DATE '%s'), sum(credits)".formatted(utc.minusDays(READ_SINGLY)),
                        row -> new Sold(row.getLong(1), day(row, 2), row.getDouble(3)));
        Map<ResellerId, NavigableMap<LocalDate, Double>> days = new HashMap<>();
        sold.rows()
                .forEach(row -> days.computeIfAbsent(new ResellerId(row.reseller()), known -> new TreeMap<>())
                        .put(row.day(), row.credits()));
        Map<ResellerId, List<WeekDemand>> weeks = forecasts(warehouse, scope);
        Map<ResellerId, Planning> plans = new HashMap<>();
        zones.forEach((reseller, zone) -> plans.put(
                reseller,
                Planning.of(
                        days.getOrDefault(reseller, new TreeMap<>()),
                        weeks.getOrDefault(reseller, List.of()),
                        sold.snapshot(),
                        now,
                        zone)));
        return plans;
    }

    private static Map<ResellerId, List<WeekDemand>> forecasts(Warehouse warehouse, LakeScope scope) {
        Map<ResellerId, List<WeekDemand>> weeks = new HashMap<>();
        warehouse
                .from(GoldDemandForecast.TABLE, scope)
                .then(NEWEST)
                .select(
                        "reseller_id, week, mean, variance",
                        row -> new Expected(
                                row.getLong(1), new WeekDemand(day(row, 2), row.getDouble(3), row.getDouble(4))))
                .rows()
                .forEach(row -> weeks.computeIfAbsent(new ResellerId(row.reseller()), known -> new ArrayList<>())
                        .add(row.week()));
        return weeks;
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }

    private record Sold(long reseller, LocalDate day, double credits) {}

    private record Expected(long reseller, WeekDemand week) {}
}
