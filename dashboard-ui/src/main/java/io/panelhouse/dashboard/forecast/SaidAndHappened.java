package io.panelhouse.dashboard.forecast;

import io.panelhouse.dashboard.lake.LakeSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * M27 on what was stored: for each complete week, what the forecast made for it said, and what happened.
 *
 * @param weeks oldest first
 */
record SaidAndHappened(List<Week> weeks, Optional<LakeSnapshot> snapshot) {

    SaidAndHappened {
        weeks = List.copyOf(weeks);
    }

    /** One week: said at its own start, and its credits. */
    record Week(DemandWeek said, double happened) {}

    long inside() {
        return weeks.stream()
                .filter(week -> week.said().band80().holds(week.happened()))
                .count();
    }

    /** Sum of absolute errors over the sum of what happened, or empty if nothing did. */
    OptionalDouble wape() {
        double happened = weeks.stream().mapToDouble(Week::happened).sum();
        return happened == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(weeks.stream()
                                .mapToDouble(week -> Math.abs(week.said().mean() - week.happened()))
                                .sum()
                        / happened);
    }
}
