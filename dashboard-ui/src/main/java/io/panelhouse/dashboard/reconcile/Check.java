package io.panelhouse.dashboard.reconcile;

import java.util.List;
import java.util.SequencedMap;

/**
 * One comparison.
 *
 * @param name such as {@code raw.term = journal.term}
 * @param figures what was compared, in the order to print
 * @param differences one sentence each; none if both sides are equal
 */
record Check(String name, SequencedMap<String, String> figures, List<String> differences) {

    Check {
        differences = List.copyOf(differences);
    }

    boolean holds() {
        return differences.isEmpty();
    }
}
