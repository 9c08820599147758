package io.panelhouse.dashboard.forecast;

import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.lake.LakeSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Happened and expected.
 *
 * @param happened credits consumed in the weeks before the origin, complete weeks only
 * @param expected the newest origin's weeks, in order
 */
record Demand(SortedMap<IsoWeek, Double> happened, List<DemandWeek> expected, Optional<LakeSnapshot> snapshot) {

    Demand {
        expected = List.copyOf(expected);
    }

    Optional<DemandWeek> peak() {
        return expected.stream().max(Comparator.comparingDouble(DemandWeek::mean));
    }
}
