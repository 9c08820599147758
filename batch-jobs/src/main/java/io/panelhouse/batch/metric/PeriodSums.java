package io.panelhouse.batch.metric;

import io.panelhouse.batch.fact.Measure;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The facts of one subtree: what they add up to just before a period, and on each day of it.
 *
 * <p>Threads: confined to one.
 */
final class PeriodSums {

    private final LocalDate from;
    private final Map<Measure, Map<Integer, Long>> before = new EnumMap<>(Measure.class);
    private final Map<Measure, Map<Integer, Long>> during = new EnumMap<>(Measure.class);
    private final Map<Measure, Map<LocalDate, Long>> byDay = new EnumMap<>(Measure.class);

    PeriodSums(LocalDate from) {
        this.from = from;
    }

    /** Adds a sum of a day; every day before the period counts as one. */
    void add(Measure measure, int months, LocalDate day, long amount) {
        var sums = day.isBefore(from) ? before : during;
        sums.computeIfAbsent(measure, any -> new TreeMap<>()).merge(months, amount, Long::sum);
        if (!day.isBefore(from)) {
            byDay.computeIfAbsent(measure, any -> new TreeMap<>()).merge(day, amount, Long::sum);
        }
    }

    /** All before the period: of a stock, its level at the start. */
    long before(Measure measure) {
        return sum(before, measure, months -> true);
    }

    /** All in the period. */
    long during(Measure measure) {
        return sum(during, measure, months -> true);
    }

    /** All in the period of these lengths. */
    long during(Measure measure, IntPredicate months) {
        return sum(during, measure, months);
    }

    /** All up to the end of the period: of a stock, its level at the end. */
    long upTo(Measure measure) {
        return before(measure) + during(measure);
    }

    /** All up to the end of the period of these lengths. */
    long upTo(Measure measure, IntPredicate months) {
        return sum(before, measure, months) + sum(during, measure, months);
    }

    /** Days of the period with a fact of the measure, with their sums. */
    Map<LocalDate, Long> days(Measure measure) {
        return byDay.getOrDefault(measure, Map.of());
    }

    private static long sum(Map<Measure, Map<Integer, Long>> sums, Measure measure, IntPredicate months) {
        long sum = 0;
        for (var entry : sums.getOrDefault(measure, Map.of()).entrySet()) {
            if (months.test(entry.getKey())) {
                sum += entry.getValue();
            }
        }
        return sum;
    }
}
