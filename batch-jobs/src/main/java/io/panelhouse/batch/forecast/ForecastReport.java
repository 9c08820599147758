package io.panelhouse.batch.forecast;

import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.term.Resellers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demand of a subtree by week. Resellers are taken as independent: their means and variances add up. */
public record ForecastReport(LocalDate origin, List<DemandWeek> weeks) {

    private static final String HEADER =
            "origin,week,renewals_due,due_1,due_3,due_6,due_12,renewals,new_sales,mean,variance,median,lower_50,upper_50,lower_80,upper_80";

    /**
     * Computes a forecast without storing it, from what was bought on days before the origin.
     *
     * @param origin a Monday, the first day of the first week
     */
    public static ForecastReport of(Lake lake, Resellers resellers, Set<Long> subtree, LocalDate origin, int weeks) {
        Map<Long, List<DemandWeek>> all = ForecastJob.weeks(lake, resellers, origin, weeks);
        all.keySet().retainAll(subtree);
        return new ForecastReport(origin, sum(all.values(), weeks));
    }

    static List<DemandWeek> sum(Iterable<List<DemandWeek>> resellers, int weeks) {
        List<DemandWeek> sums = new ArrayList<>(Collections.nCopies(weeks, DemandWeek.NONE));
        for (List<DemandWeek> reseller : resellers) {
            for (int week = 0; week < weeks; week++) {
                sums.set(week, sums.get(week).plus(reseller.get(week)));
            }
        }
        return sums;
    }

    /** As CSV with a header row; the columns are those of {@code gold.demand_forecast}. */
    public String csv() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (int week = 0; week < weeks.size(); week++) {
            text.append(line(origin.plusWeeks(week), weeks.get(week))).append('\n');
        }
        return text.toString();
    }

    private String line(LocalDate monday, DemandWeek week) {
        DemandInterval interval = week.interval();
        Stream<BigDecimal> amounts = Stream.of(
                        week.allDue(),
                        week.due().get(0),
                        week.due().get(1),
                        week.due().get(2),
                        week.due().get(3),
                        week.renewals(),
                        week.newSales(),
                        week.mean(),
                        week.variance(),
                        interval.median(),
                        interval.lower50(),
                        interval.upper50(),
                        interval.lower80(),
                        interval.upper80())
                .map(ForecastJob::amount);
        return origin + "," + monday + ","
                + amounts.map(BigDecimal::toPlainString).collect(Collectors.joining(","));
    }
}
