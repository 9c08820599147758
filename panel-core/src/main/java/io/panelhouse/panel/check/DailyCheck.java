package io.panelhouse.panel.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far an operator came today.
 *
 * @param day the reseller's local day
 * @param finishedAt when nothing was left for the first time; null until then
 * @param seen the items that were ticked
 */
public record DailyCheck(
        LocalDate day, Instant startedAt, @Nullable Instant finishedAt, Set<String> seen) {

    public DailyCheck {
        seen = Set.copyOf(seen);
    }

    /** How long it takes or took. */
    public Duration elapsed(Instant now) {
        return Duration.between(startedAt, finishedAt == null ? now : finishedAt);
    }
}
