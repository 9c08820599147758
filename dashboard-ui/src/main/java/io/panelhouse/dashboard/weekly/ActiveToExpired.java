package io.panelhouse.dashboard.weekly;

import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.lake.LakeSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * M2 at the end of each week.
 *
 * @param weeks oldest first, the week shown last; weeks without data are left out
 */
record ActiveToExpired(List<WeekEnd> weeks, Optional<LakeSnapshot> snapshot) {

    ActiveToExpired {
        weeks = List.copyOf(weeks);
    }

    /**
     * The last day of a week that has data.
     *
     * @param entitled M1 at its end
     * @param expired paid accounts whose latest end is in the 30 days before, not entitled
     */
    record WeekEnd(IsoWeek week, long entitled, long expired) {

        OptionalDouble ratio() {
            return expired == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) entitled / expired);
        }
    }

    WeekEnd week() {
        return weeks.getLast();
    }

    /** Mean ratio of the four weeks before, or empty if there were fewer or one has no ratio. */
    OptionalDouble baseline() {
        int last = weeks.size() - 1;
        if (last < Consumption.BASELINE_WEEKS) {
            return OptionalDouble.empty();
        }
        List<WeekEnd> before = weeks.subList(last - Consumption.BASELINE_WEEKS, last);
        return before.stream().anyMatch(week -> week.expired() == 0)
                ? OptionalDouble.empty()
                : before.stream()
                        .mapToDouble(week -> week.ratio().orElseThrow())
                        .average();
    }
}
