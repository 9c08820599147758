package io.panelhouse.batch.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * The weeks to come of one reseller: the expiry calendar of the terms sold, each renewed with the probability of its
 * length on a day around its end; the terms so sold, and those of new sales, come due again within the horizon.
 *
 * <p>Variance: a term sold is renewed or not (binomial); a term that is itself only expected adds as a Poisson count;
 * new sales add the variance of their series. Credits of a term stay what they were.
 */
final class ResellerDemand {

    /** What is known of a reseller at the origin. */
    record Known(List<OpenTerms> open, List<SoldTerms> recentSales, List<Double> weeklySales) {}

    /**
     * Terms that may still be renewed.
     *
     * @param credits of one term
     */
    record OpenTerms(int months, double credits, LocalDate end, long count) {}

    /** Terms sold anew lately, which say of what kind those to come will be. */
    record SoldTerms(int months, double credits, long count) {}

    private record Kind(int months, double credits) {}

    private final LocalDate origin;
    private final int weeks;
    private final IntToDoubleFunction probability;
    private final LagCurve lags;
    private final double[][] due;
    private final double[] renewals;
    private final double[] variance;
    private final Map<Kind, TreeMap<LocalDate, Double>> expected = new HashMap<>();

    private ResellerDemand(LocalDate origin, int weeks, IntToDoubleFunction probability, LagCurve lags) {
        this.origin = origin;
        this.weeks = weeks;
        this.probability = probability;
        this.lags = lags;
        this.due = new double[weeks][5];
        this.renewals = new double[weeks];
        this.variance = new double[weeks];
    }

    /**
     * The weeks from the origin on.
     *
     * @param probability of renewal in time, by months
     */
    static List<DemandWeek> weeks(
            Known known, LocalDate origin, int weeks, IntToDoubleFunction probability, LagCurve lags) {
        ResellerDemand demand = new ResellerDemand(origin, weeks, probability, lags);
        Smoothing.Outlook sales = Smoothing.forecast(known.weeklySales(), weeks);
        demand.expectSales(sales, known.recentSales());
        known.open().forEach(demand::renewSold);
        demand.expected.forEach(demand::renewExpected);
        List<DemandWeek> result = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            result.add(new DemandWeek(
                    Arrays.stream(demand.due[week]).boxed().toList(),
                    demand.renewals[week],
                    sales.mean().get(week),
                    demand.variance[week] + sales.variance().get(week)));
        }
        return result;
    }

    private void renewSold(OpenTerms terms) {
        int end = Math.toIntExact(ChronoUnit.DAYS.between(origin, terms.end()));
        if (end >= 0 && end < weeks * 7) {
            due[end / 7][DemandWeek.place(terms.months())] += terms.count() * terms.credits();
        }
        double renewed = probability.applyAsDouble(terms.months());
        double stillOpen = 1 - renewed * lags.before(-end);
        double[] chances = new double[weeks];
        for (Map.Entry<Integer, Double> lag : lags.shares().entrySet()) {
            int day = end + lag.getKey();
            if (day < 0 || day >= weeks * 7) {
                continue;
            }
            double chance = renewed * lag.getValue() / stillOpen;
            chances[day / 7] += chance;
            comesDue(
                    terms.months(),
                    terms.credits(),
                    nextEnd(terms.end(), terms.months(), lag.getKey()),
                    terms.count() * chance);
        }
        for (int week = 0; week < weeks; week++) {
            double chance = Math.min(1, chances[week]);
            renewals[week] += terms.count() * chance * terms.credits();
            variance[week] += terms.count() * chance * (1 - chance) * terms.credits() * terms.credits();
        }
    }

    /** Terms not sold yet, in the order of their ends: a renewal may come due again. */
    private void renewExpected(Kind kind, NavigableMap<LocalDate, Double> ends) {
        double renewed = probability.applyAsDouble(kind.months());
        Map.Entry<LocalDate, Double> next = ends.pollFirstEntry();
        while (next != null) {
            int end = Math.toIntExact(ChronoUnit.DAYS.between(origin, next.getKey()));
            for (Map.Entry<Integer, Double> lag : lags.shares().entrySet()) {
                int day = Math.max(0, end + lag.getKey());
                double count = next.getValue() * renewed * lag.getValue();
                if (day < weeks * 7) {
                    renewals[day / 7] += count * kind.credits();
                    variance[day / 7] += count * kind.credits() * kind.credits();
                    add(ends, nextEnd(next.getKey(), kind.months(), lag.getKey()), count);
                }
            }
            next = ends.pollFirstEntry();
        }
    }

    /** New sales spread evenly over each week, of the kinds sold lately. */
    private void expectSales(Smoothing.Outlook sales, List<SoldTerms> recent) {
        double credits = recent.stream()
                .mapToDouble(sold -> sold.count() * sold.credits())
                .sum();
        if (credits <= 0) {
            return;
        }
        for (SoldTerms sold : recent) {
            for (int day = 0; day < weeks * 7; day++) {
                double count = sales.mean().get(day / 7) / 7 * sold.count() / credits;
                comesDue(sold.months(), sold.credits(), origin.plusDays(day).plusMonths(sold.months()), count);
            }
        }
    }

    private void comesDue(int months, double credits, LocalDate end, double count) {
        if (months > 0) {
            add(expected.computeIfAbsent(new Kind(months, credits), kind -> new TreeMap<>()), end, count);
        }
    }

    private void add(NavigableMap<LocalDate, Double> ends, LocalDate end, double count) {
        if (end.isBefore(origin.plusDays(weeks * 7L - LagCurve.EARLIEST))) {
            ends.merge(end, count, Double::sum);
        }
    }

    /** A renewal before the end extends from the end, one after it from its own day. */
    private static LocalDate nextEnd(LocalDate end, int months, int lag) {
        return end.plusDays(Math.max(0, lag)).plusMonths(months);
    }
}
