package io.panelhouse.dashboard.forecast;

import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.lake.LakeResult;
import io.panelhouse.dashboard.lake.LakeScope;
import io.panelhouse.dashboard.lake.ScopedQuery;
import io.panelhouse.dashboard.lake.Warehouse;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.GoldDemandForecast;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the figures of the forecast for one scope. */
final class ForecastFigures {

    static final int WEEKS = 13;
    private static final int SAID_WEEKS = 8;

    private final Warehouse warehouse;
    private final LakeScope scope;

    ForecastFigures(Warehouse warehouse, LakeScope scope) {
        this.warehouse = warehouse;
        this.scope = scope;
    }

    /** The newest forecast made, and the 13 weeks before it. */
    Demand demand(LocalDate today) {
        Optional<LocalDate> origin = forecasts()
                .select("max(origin)", row -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .rows()
                .getFirst();
        IsoWeek first = origin.map(IsoWeek::of).orElse(IsoWeek.of(today));
        LakeResult<DemandWeek> expected = weeks(forecasts().where("origin = ?", first.monday()));
        return new Demand(happened(first.plus(-WEEKS), first), expected.rows(), expected.snapshot());
    }

    /** The complete weeks for which a forecast was made at their start. */
    SaidAndHappened said(LocalDate today) {
        IsoWeek present = IsoWeek.of(today);
        LocalDate from = present.plus(-SAID_WEEKS).monday();
        LakeResult<DemandWeek> said =
                weeks(forecasts().days("origin", from, present.monday()).where("origin = week"));
        SortedMap<IsoWeek, Double> happened = happened(IsoWeek.of(from), present);
        return new SaidAndHappened(
                said.rows().stream()
                        .map(week -> new SaidAndHappened.Week(week, happened.getOrDefault(week.week(), 0.0)))
                        .toList(),
                said.snapshot());
    }

    private ScopedQuery forecasts() {
        return warehouse.from(GoldDemandForecast.TABLE, scope);
    }

    private static LakeResult<DemandWeek> weeks(ScopedQuery query) {
        return query.then("GROUP BY origin, week ORDER BY week")
                .select(
                        "origin, week, sum(mean), sum(variance), sum(due_1), sum(due_3), sum(due_6), sum(due_12)",
                        ForecastFigures::week);
    }

    private SortedMap<IsoWeek, Double> happened(IsoWeek from, IsoWeek to) {
        Map<IsoWeek, Double> found = warehouse
                .from(GoldConsumptionDaily.TABLE, scope)
                .days("day", from.monday(), to.monday())
                .then("GROUP BY 1")
                .select(
                        "date_trunc('week', day)::DATE, sum(credits)",
                        row -> Map.entry(new IsoWeek(day(row, 1)), row.getDouble(2)))
                .rows()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        SortedMap<IsoWeek, Double> weeks = new TreeMap<>();
        Optional<IsoWeek> first = found.keySet().stream().min(IsoWeek::compareTo);
        for (IsoWeek week = first.orElse(to); week.compareTo(to) < 0; week = week.plus(1)) {
            weeks.put(week, found.getOrDefault(week, 0.0));
        }
        return weeks;
    }

    private static DemandWeek week(ResultSet row) throws SQLException {
        List<Double> due = new ArrayList<>();
        for (int column = 5; column <= 8; column++) {
            due.add(row.getDouble(column));
        }
        return new DemandWeek(
                IsoWeek.of(day(row, 1)), IsoWeek.of(day(row, 2)), row.getDouble(3), row.getDouble(4), due);
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }
}
