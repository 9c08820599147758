package io.panelhouse.panel.offer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A package that can be sold.
 *
 * @param code such as {@code M1}, {@code M12}, {@code TRIAL}, {@code PERPETUAL}
 * @param months 0 for a trial and for a perpetual package
 * @param credits price, scale 4
 * @param trialTime how long a trial lasts; null for what is not a trial
 */
public record Offer(
        String code,
        int months,
        BigDecimal credits,
        @Nullable Duration trialTime) {

    /** The code of the package without an end. */
    public static final String PERPETUAL = "PERPETUAL";

    /** The code of the free trial. */
    public static final String TRIAL = "TRIAL";

    public boolean trial() {
        return trialTime != null;
    }

    public boolean perpetual() {
        return months == 0 && trialTime == null;
    }

    /**
     * The end of a term that starts at {@code start}; empty if it never ends. Months are counted on the calendar of
     * {@code zone}: the same local time of day, on the same day of the month or, where the month is shorter, on its
     * last.
     */
    public Optional<Instant> endOf(Instant start, ZoneId zone) {
        if (trialTime != null) {
            return Optional.of(start.plus(trialTime));
        }
        return months == 0
                ? Optional.empty()
                : Optional.of(start.atZone(zone).plusMonths(months).toInstant());
    }
}
