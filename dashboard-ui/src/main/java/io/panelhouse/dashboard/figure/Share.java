package io.panelhouse.dashboard.figure;

import java.util.OptionalDouble;

/**
 * A share with the two numbers that were divided.
 *
 * @param part the numerator
 * @param of the denominator, and the number of cases
 */
public record Share(long part, long of) {

    /** The quotient, or empty if there is nothing to divide by. */
    public OptionalDouble value() {
        return of == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / of);
    }

    /** Whether there are too few cases to judge. */
    public boolean few() {
        return of < Wilson.FEW;
    }
}
