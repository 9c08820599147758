package io.panelhouse.dashboard.weekly;

import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.lake.LakeResult;
import io.panelhouse.dashboard.lake.LakeScope;
import io.panelhouse.dashboard.lake.Warehouse;
import io.panelhouse.dashboard.weekly.ActiveToExpired.WeekEnd;
import io.panelhouse.dashboard.weekly.Churn.RetainedDay;
import io.panelhouse.dashboard.weekly.Lengths.Length;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.GoldPackageMixDaily;
import io.panelhouse.lake.GoldRenewalDaily;
import io.panelhouse.lake.GoldRetainedDaily;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the figures of the weekly review for one scope. */
final class WeeklyFigures {

    static final int WEEKS = 13;
    private static final int RENEWAL_WINDOW_DAYS = 30;

    private final Warehouse warehouse;
    private final LakeScope scope;

    WeeklyFigures(Warehouse warehouse, LakeScope scope) {
        this.warehouse = warehouse;
        this.scope = scope;
    }

    Consumption consumption(IsoWeek week) {
        List<IsoWeek> weeks = week.lastWeeks(WEEKS);
        LakeResult<WeekCredits> read = warehouse
                .from(GoldConsumptionDaily.TABLE, scope)
                .days("day", weeks.getFirst().monday(), week.end())
                .then("GROUP BY 1 ORDER BY 1")
                .select(
                        "date_trunc('week', day)::DATE AS week, sum(credits), sum(activated), sum(renewed), sum(changed)",
                        WeeklyFigures::weekCredits);
        Optional<LocalDate> firstDay = warehouse
                .from(GoldConsumptionDaily.TABLE, scope)
                .select("min(day)", row -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .rows()
                .getFirst();
        Map<IsoWeek, WeekCredits> found = read.rows().stream().collect(Collectors.toMap(WeekCredits::week, row -> row));
        List<WeekCredits> filled = weeks.stream()
                .filter(each -> each.equals(week)
                        || firstDay.filter(day -> !each.monday().isBefore(day)).isPresent())
                .map(each -> found.getOrDefault(each, WeekCredits.none(each)))
                .toList();
        return new Consumption(filled, firstDay, read.snapshot());
    }

    Lengths lengths(IsoWeek week) {
        LakeResult<MixDay> read = warehouse
                .from(GoldPackageMixDaily.TABLE, scope)
                .days("day", week.monday(), week.end())
                .then("GROUP BY 1, 2 ORDER BY 1, 2")
                .select(
                        "day, CASE WHEN months IN (1, 3, 6, 12) THEN months ELSE 0 END, sum(accounts), sum(terms_sold), sum(credits_sold)",
                        WeeklyFigures::mixDay);
        LocalDate last =
                read.rows().stream().map(MixDay::day).max(LocalDate::compareTo).orElse(week.sunday());
        List<Length> lengths = Lengths.MONTHS.stream()
                .map(months -> length(months, last, read.rows()))
                .toList();
        return new Lengths(lengths, read.snapshot());
    }

    ActiveToExpired activeToExpired(IsoWeek week) {
        LakeResult<WeekEnd> read = warehouse
                .from(GoldRetainedDaily.TABLE, scope)
                .days("day", week.lastWeeks(WEEKS).getFirst().monday(), week.end())
                .then("GROUP BY day ORDER BY day")
                .select(
                        "day, sum(entitled), sum(expired_30)",
                        row -> new WeekEnd(IsoWeek.of(day(row, 1)), row.getLong(2), row.getLong(3)));
        NavigableMap<IsoWeek, WeekEnd> lastOfWeek = new TreeMap<>();
        read.rows().forEach(end -> lastOfWeek.put(end.week(), end));
        return new ActiveToExpired(new ArrayList<>(lastOfWeek.values()), read.snapshot());
    }

    /** Outcome of the terms that ended in the 30 days up to the end of the week. */
    Renewals renewalsUpTo(IsoWeek week) {
        return renewals(week.end().minusDays(RENEWAL_WINDOW_DAYS), week.end()).rows().stream()
                .map(ByMonths::renewals)
                .reduce(Renewals.NONE, Renewals::plus);
    }

    Churn churn(YearMonth month) {
        LocalDate from = month.atDay(1);
        LocalDate to = month.plusMonths(1).atDay(1);
        LakeResult<ByMonths> due = renewals(from, to);
        LakeResult<RetainedDay> days = warehouse
                .from(GoldRetainedDaily.TABLE, scope)
                .days("day", from, to)
                .then("GROUP BY day ORDER BY day")
                .select(
                        "day, sum(opening), sum(started), sum(reactivated), sum(moved), sum(churned), sum(closing)",
                        WeeklyFigures::retainedDay);
        SortedMap<Integer, Renewals> byMonths = new TreeMap<>();
        due.rows().forEach(row -> byMonths.put(row.months(), row.renewals()));
        return new Churn(month, byMonths, days.rows(), due.snapshot(), days.snapshot());
    }

    /** The first month with anything due or retained, if there is one. */
    Optional<YearMonth> firstMonth() {
        return Stream.of(GoldRenewalDaily.TABLE, GoldRetainedDaily.TABLE)
                .flatMap(table -> warehouse
                        .from(table, scope)
                        .select("min(day)", row -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                        .rows()
                        .stream())
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo)
                .map(YearMonth::from);
    }

    private LakeResult<ByMonths> renewals(LocalDate from, LocalDate to) {
        return warehouse
                .from(GoldRenewalDaily.TABLE, scope)
                .days("day", from, to)
                .then("GROUP BY months ORDER BY months")
                .select(
                        "months, sum(due), sum(early), sum(on_time), sum(grace), sum(late), sum(lost), sum(pending)",
                        WeeklyFigures::byMonths);
    }

    private static Length length(int months, LocalDate last, List<MixDay> rows) {
        List<MixDay> own = rows.stream().filter(row -> row.months() == months).toList();
        return new Length(
                months,
                own.stream()
                        .filter(row -> row.day().equals(last))
                        .mapToLong(MixDay::accounts)
                        .sum(),
                own.stream().mapToLong(MixDay::terms).sum(),
                own.stream().map(MixDay::credits).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static WeekCredits weekCredits(ResultSet row) throws SQLException {
        return new WeekCredits(
                new IsoWeek(day(row, 1)),
                row.getBigDecimal(2),
                row.getBigDecimal(3),
                row.getBigDecimal(4),
                row.getBigDecimal(5));
    }

    private static MixDay mixDay(ResultSet row) throws SQLException {
        return new MixDay(day(row, 1), row.getInt(2), row.getLong(3), row.getLong(4), row.getBigDecimal(5));
    }

    private static RetainedDay retainedDay(ResultSet row) throws SQLException {
        return new RetainedDay(
                day(row, 1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }

    private static ByMonths byMonths(ResultSet row) throws SQLException {
        return new ByMonths(
                row.getInt(1),
                new Renewals(
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8)));
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }

    private record MixDay(LocalDate day, int months, long accounts, long terms, BigDecimal credits) {}

    private record ByMonths(int months, Renewals renewals) {}
}
