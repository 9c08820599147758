package io.panelhouse.panel.offer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
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

    /**
     * The end of a term that prolongs a run of terms without a gap. Where it starts a whole number of months after the
     * run, its months are counted from there: an account sold on 31 January and renewed by the month ends on 28
     * February, 31 March and 30 April, and so does one sold for all of it at once.
     *
     * @param runStart when the run began; null if this term begins one
     */
    public Optional<Instant> endOf(Instant start, ZoneId zone, @Nullable Instant runStart) {
        if (runStart == null || months == 0) {
            return endOf(start, zone);
        }
        ZonedDateTime anchor = runStart.atZone(zone);
        long before = ChronoUnit.MONTHS.between(YearMonth.from(anchor), YearMonth.from(start.atZone(zone)));
        return anchor.plusMonths(before).toInstant().equals(start)
                ? Optional.of(anchor.plusMonths(before + months).toInstant())
                : endOf(start, zone);
    }
}
