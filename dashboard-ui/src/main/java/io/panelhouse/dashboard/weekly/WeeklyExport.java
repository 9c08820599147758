package io.panelhouse.dashboard.weekly;

import io.panelhouse.dashboard.chart.ChartRows;
import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.figure.Share;
import io.panelhouse.dashboard.lake.LakeSnapshot;
import io.panelhouse.dashboard.weekly.Lengths.Length;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The page as a file: one line a figure, by its id in docs/metrics.md, with what was divided and the snapshot. */
final class WeeklyExport {

    private static final List<String> COLUMNS =
            List.of("id", "figure", "period", "value", "numerator", "denominator", "snapshot");

    private final List<List<String>> lines = new ArrayList<>();

    private WeeklyExport() {}

    static ChartRows of(WeeklyFigures figures, IsoWeek week, YearMonth month) {
        WeeklyExport export = new WeeklyExport();
        export.consumption(figures.consumption(week));
        export.lengths(figures.lengths(week), week);
        export.activeToExpired(figures.activeToExpired(week));
        export.churn(figures.churn(month));
        return new ChartRows("weekly-review-%s.csv".formatted(week), COLUMNS, export.lines);
    }

    private void consumption(Consumption figures) {
        for (WeekCredits week : figures.weeks()) {
            String period = week.week().toString();
            credits("credits", period, week.credits(), figures.snapshot());
            credits("credits_renewed", period, week.renewed(), figures.snapshot());
            credits("credits_activated", period, week.activated(), figures.snapshot());
            credits("credits_changed", period, week.changed(), figures.snapshot());
        }
    }

    private void credits(String figure, String period, BigDecimal value, Optional<LakeSnapshot> snapshot) {
        lines.add(List.of("M11", figure, period, ConsumptionTile.plain(value), "", "", id(snapshot)));
    }

    private void lengths(Lengths figures, IsoWeek week) {
        for (Length length : figures.lengths()) {
            String name = length.months() == 0 ? "other" : "m" + length.months();
            count("M10", "accounts_" + name, week.toString(), length.accounts(), figures.snapshot());
            count("M10", "terms_sold_" + name, week.toString(), length.terms(), figures.snapshot());
            lines.add(List.of(
                    "M10",
                    "credits_sold_" + name,
                    week.toString(),
                    ConsumptionTile.plain(length.credits()),
                    "",
                    "",
                    id(figures.snapshot())));
        }
    }

    private void activeToExpired(ActiveToExpired figures) {
        figures.weeks()
                .forEach(week -> ratio(
                        "M2",
                        "active_to_expired_30_d",
                        week.week().toString(),
                        week.ratio(),
                        new Share(week.entitled(), week.expired()),
                        figures.snapshot()));
    }

    private void churn(Churn churn) {
        String period = churn.month().toString();
        Renewals renewals = churn.renewals();
        ratio("M3", "renewal_rate", period, renewals.rate().value(), renewals.rate(), churn.renewalSnapshot());
        ratio("M4a", "churn_of_terms_due", period, renewals.churn().value(), renewals.churn(), churn.renewalSnapshot());
        ratio(
                "M4b",
                "churn_of_the_period",
                period,
                churn.ofPeriod().value(),
                churn.ofPeriod(),
                churn.retainedSnapshot());
        ratio("M4c", "churn_rolling_30_d", period, churn.rolling().value(), churn.rolling(), churn.retainedSnapshot());
        lines.add(List.of(
                "M4d", "churn_daily_sum", period, text(churn.dailySum()), "", "", id(churn.retainedSnapshot())));
        count("M3", "terms_due", period, renewals.due(), churn.renewalSnapshot());
        count("M3a", "renewed_early", period, renewals.early(), churn.renewalSnapshot());
        count("M3a", "renewed_on_time", period, renewals.onTime(), churn.renewalSnapshot());
        count("M3a", "renewed_in_grace", period, renewals.grace(), churn.renewalSnapshot());
        count("M3a", "late", period, renewals.late(), churn.renewalSnapshot());
        count("M3a", "lost", period, renewals.lost(), churn.renewalSnapshot());
        count("M3", "pending", period, renewals.pending(), churn.renewalSnapshot());
    }

    private void count(String id, String figure, String period, long value, Optional<LakeSnapshot> snapshot) {
        lines.add(List.of(id, figure, period, Long.toString(value), "", "", id(snapshot)));
    }

    private void ratio(
            String id, String figure, String period, OptionalDouble value, Share share, Optional<LakeSnapshot> from) {
        lines.add(List.of(
                id, figure, period, text(value), Long.toString(share.part()), Long.toString(share.of()), id(from)));
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.6f", value.getAsDouble()) : "n/a";
    }

    private static String id(Optional<LakeSnapshot> snapshot) {
        return snapshot.map(found -> Long.toString(found.id())).orElse("");
    }
}
