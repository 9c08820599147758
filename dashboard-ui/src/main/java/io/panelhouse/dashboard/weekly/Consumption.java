package io.panelhouse.dashboard.weekly;

import io.panelhouse.dashboard.lake.LakeSnapshot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * M11 and M11a: credits of a week against the four weeks before.
 *
 * @param weeks the week shown last, up to twelve before it; none from before the first day with data
 * @param firstDay the first day with consumption in the scope
 */
record Consumption(List<WeekCredits> weeks, Optional<LocalDate> firstDay, Optional<LakeSnapshot> snapshot) {

    /** Complete weeks that a mean needs. */
    static final int BASELINE_WEEKS = 4;

    Consumption {
        weeks = List.copyOf(weeks);
    }

    WeekCredits week() {
        return weeks.getLast();
    }

    /** Mean of the four complete weeks before the week, or empty if there were fewer. */
    Optional<BigDecimal> baseline() {
        List<WeekCredits> before = weeks.subList(0, weeks.size() - 1);
        if (before.size() < BASELINE_WEEKS) {
            return Optional.empty();
        }
        return Optional.of(before.subList(before.size() - BASELINE_WEEKS, before.size()).stream()
                .map(WeekCredits::credits)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(BASELINE_WEEKS), MathContext.DECIMAL64));
    }

    /** Change against the baseline as a share of it, or empty if there is none or it is 0. */
    OptionalDouble change() {
        Optional<BigDecimal> mean = baseline().filter(value -> value.signum() > 0);
        return mean.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(week().credits().doubleValue() / mean.get().doubleValue() - 1);
    }
}
