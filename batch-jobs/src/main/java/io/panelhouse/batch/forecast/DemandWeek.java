package io.panelhouse.batch.forecast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Demand of one week, in credits. Sums of independent weeks of several resellers are the week of their subtree.
 *
 * @param due credits of the terms sold, not renewed yet, that end in the week, by length: 1, 3, 6, 12 months, other
 * @param renewals expected credits of renewals
 * @param newSales expected credits of first terms and reactivations
 * @param variance of renewals and new sales together
 */
record DemandWeek(List<Double> due, double renewals, double newSales, double variance) {

    static final DemandWeek NONE = new DemandWeek(Collections.nCopies(5, 0.0), 0, 0, 0);

    /** Place of a length in {@link #due}. */
    static int place(int months) {
        return switch (months) {
            case 1 -> 0;
            case 3 -> 1;
            case 6 -> 2;
            case 12 -> 3;
            default -> 4;
        };
    }

    double allDue() {
        return due.stream().mapToDouble(Double::doubleValue).sum();
    }

    double mean() {
        return renewals + newSales;
    }

    DemandInterval interval() {
        return DemandInterval.of(mean(), variance);
    }

    DemandWeek plus(DemandWeek other) {
        List<Double> sums = new ArrayList<>();
        for (int place = 0; place < due.size(); place++) {
            sums.add(due.get(place) + other.due.get(place));
        }
        return new DemandWeek(sums, renewals + other.renewals, newSales + other.newSales, variance + other.variance);
    }
}
