package io.panelhouse.panel.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is wrong: counted, the first in the order of the ledger, and a bounded list of them. */
final class Findings {

    private static final int MAX_LISTED = 100;

    private final List<Finding> listed = new ArrayList<>();
    private @Nullable Finding first;
    private long count;

    void add(Finding finding) {
        count++;
        if (first == null || Finding.IN_ORDER.compare(finding, first) < 0) {
            first = finding;
        }
        if (listed.size() < MAX_LISTED) {
            listed.add(finding);
        }
    }

    long count() {
        return count;
    }

    Optional<Finding> first() {
        return Optional.ofNullable(first);
    }

    /** In the order of the ledger, at most 100. */
    List<Finding> listed() {
        return listed.stream().sorted(Finding.IN_ORDER).toList();
    }
}
