package io.panelhouse.dashboard.forecast;

import io.panelhouse.dashboard.figure.IsoWeek;
import java.util.List;

/**
 * What one origin said about one week, for a scope, in credits.
 *
 * @param mean expected credits
 * @param variance of the credits; resellers are independent, so that it adds
 * @param due credits of terms already sold that end in the week: 1, 3, 6 and 12 months
 */
record DemandWeek(IsoWeek origin, IsoWeek week, double mean, double variance, List<Double> due) {

    /** Standard normal quantiles of the upper ends of the 50 % and the 80 % band. */
    private static final double Z_50 = 0.6744897501960817;

    private static final double Z_80 = 1.2815515655446004;

    DemandWeek {
        due = List.copyOf(due);
    }

    Band band50() {
        return band(Z_50);
    }

    Band band80() {
        return band(Z_80);
    }

    double totalDue() {
        return due.stream().mapToDouble(Double::doubleValue).sum();
    }

    private Band band(double z) {
        double half = z * Math.sqrt(Math.max(0, variance));
        return new Band(Math.max(0, mean - half), mean + half);
    }

    /** From and to, in credits; demand is never negative. */
    record Band(double lower, double upper) {

        boolean holds(double credits) {
            return lower <= credits && credits <= upper;
        }
    }
}
