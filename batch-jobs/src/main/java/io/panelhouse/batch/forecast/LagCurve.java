package io.panelhouse.batch.forecast;

import java.util.Map;
import java.util.TreeMap;

/**
 * On which day around the end of a term a renewal is bought: shares by days from the end, negative before it, summing
 * to 1.
 */
final class LagCurve {

    /** Renewals bought earlier count as bought this many days before the end. */
    static final int EARLIEST = -20;

    private final TreeMap<Integer, Double> shares = new TreeMap<>();

    private LagCurve() {}

    /** From counts by days from the end. Without any, every renewal is bought on the day of the end. */
    static LagCurve of(Map<Integer, Long> counts) {
        LagCurve curve = new LagCurve();
        double total = counts.values().stream().mapToLong(Long::longValue).sum();
        if (total == 0) {
            curve.shares.put(0, 1.0);
        }
        counts.forEach((lag, count) -> curve.shares.merge(Math.max(lag, EARLIEST), count / total, Double::sum));
        return curve;
    }

    /** Share by days from the end. */
    Map<Integer, Double> shares() {
        return shares;
    }

    /** Share bought less than so many days from the end. */
    double before(int lag) {
        return shares.headMap(lag, false).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** The latest day. */
    int latest() {
        return shares.lastKey();
    }
}
