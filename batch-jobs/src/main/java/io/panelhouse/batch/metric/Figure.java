package io.panelhouse.batch.metric;

import org.jspecify.annotations.Nullable;

/**
 * One figure of docs/metrics.md.
 *
 * @param id of its definition, with a part after a point
 * @param value null where it is not defined, as a ratio to 0
 * @param n how many accounts, terms or trials it rests on
 * @param numerator null unless the value is a ratio
 * @param denominator null unless the value is a ratio
 * @param interval null unless the value is a share with one
 */
record Figure(
        String id,
        @Nullable Double value,
        long n,
        @Nullable Double numerator,
        @Nullable Double denominator,
        @Nullable Wilson interval) {

    /** A count. */
    static Figure of(String id, long value, long n) {
        return of(id, (double) value, n);
    }

    /** A ratio of counts; not defined for a denominator of 0. */
    static Figure ratio(String id, long numerator, long denominator, long n) {
        return ratio(id, (double) numerator, (double) denominator, n);
    }

    /** An amount. */
    static Figure of(String id, double value, long n) {
        return new Figure(id, value, n, null, null, null);
    }

    /** A ratio; not defined for a denominator of 0. */
    static Figure ratio(String id, double numerator, double denominator, long n) {
        Double value = denominator == 0 ? null : (Double) (numerator / denominator);
        return new Figure(id, value, n, numerator, denominator, null);
    }

    /** A share of n with its interval. */
    static Figure share(String id, long part, long n) {
        Double value = n == 0 ? null : (Double) ((double) part / n);
        return new Figure(id, value, n, (double) part, (double) n, n == 0 ? null : Wilson.of(part, n));
    }
}
