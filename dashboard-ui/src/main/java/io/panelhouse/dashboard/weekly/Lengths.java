package io.panelhouse.dashboard.weekly;

import io.panelhouse.dashboard.lake.LakeSnapshot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * M10: how subscriptions are spread over package lengths, on three bases; trials are not in it.
 *
 * @param lengths in the order of {@link #MONTHS}
 */
record Lengths(List<Length> lengths, Optional<LakeSnapshot> snapshot) {

    /** Package lengths shown; 0 stands for all others. */
    static final List<Integer> MONTHS = List.of(1, 3, 6, 12, 0);

    Lengths {
        lengths = List.copyOf(lengths);
    }

    /**
     * One package length.
     *
     * @param accounts entitled paid accounts at the end of the week
     * @param terms paid terms sold in the week
     * @param credits of those terms
     */
    record Length(int months, long accounts, long terms, BigDecimal credits) {}

    long accounts() {
        return lengths.stream().mapToLong(Length::accounts).sum();
    }

    long terms() {
        return lengths.stream().mapToLong(Length::terms).sum();
    }

    BigDecimal credits() {
        return lengths.stream().map(Length::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean isEmpty() {
        return accounts() == 0 && terms() == 0;
    }
}
