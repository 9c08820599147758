package io.panelhouse.dashboard.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How figures, dates and durations read on screen, in British English and in one zone.
 *
 * <p>The clock only decides what is today and which year is this one. Safe for use by many threads.
 */
public final class Formats {

    private static final Locale LOCALE = Locale.UK;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", LOCALE);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", LOCALE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", LOCALE);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("EEE d MMM yyyy", LOCALE);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", LOCALE);
    private static final int RELATIVE_DAYS = 14;

    private final ZoneId zone;
    private final InstantSource clock;

    public Formats(ZoneId zone, InstantSource clock) {
        this.zone = zone;
        this.clock = clock;
    }

    /** The zone of every date and time. */
    public ZoneId zone() {
        return zone;
    }

    /** The present day in the zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Such as {@code 18,420}; a minus is a true minus. */
    public String count(long value) {
        return number("#,##0", BigDecimal.valueOf(value));
    }

    /** Such as {@code 96}, or {@code 95.5} where credits are fractional. */
    public String amount(BigDecimal credits) {
        return number("#,##0.####", credits);
    }

    /** Such as {@code 5,412 credits} or {@code 1 credit}. */
    public String credits(BigDecimal credits) {
        return amount(credits) + (credits.abs().compareTo(BigDecimal.ONE) == 0 ? " credit" : " credits");
    }

    /** Such as {@code 43 accounts} or {@code 1 account}. */
    public String counted(long value, String one, String many) {
        return count(value) + " " + (value == 1 ? one : many);
    }

    /**
     * Such as {@code 83.1 %}, whole below 100 cases; the sign stands after a no-break space.
     *
     * @param ratio from 0 to 1
     * @param cases the number the ratio was taken of
     */
    public String percent(double ratio, long cases) {
        return number(cases < 100 ? "0" : "0.0", BigDecimal.valueOf(ratio * 100)) + "\u00a0%";
    }

    /** Such as {@code +6} or {@code −1,896}. */
    public String signed(long value) {
        return value > 0 ? "+" + count(value) : count(value);
    }

    /** Such as {@code 09:14:22}. */
    public String timeOfDay(Instant instant) {
        return SECONDS.format(instant.atZone(zone));
    }

    /** Such as {@code 09:14:22} today, {@code Sun 22 Nov, 06:00} on another day. */
    public String stampTime(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return local.toLocalDate().equals(today()) ? SECONDS.format(local) : dateTime(instant);
    }

    /** Such as {@code 40 s}, {@code 2 min 42 s} or {@code 3 h 5 min}. */
    public String duration(Duration duration) {
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : Math.max(0, duration.toSeconds()) + " s";
    }

    /** Such as {@code 06:00} today, {@code Sun 22 Nov, 06:00} on another day. */
    public String snapshotTime(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return local.toLocalDate().equals(today()) ? MINUTES.format(local) : dateTime(instant);
    }

    /** Such as {@code Tue 24 Nov, 09:40}; the year only when it is not this one. */
    public String dateTime(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return date(local.toLocalDate()) + ", " + MINUTES.format(local);
    }

    /** An end: {@code Today 11:20}, else as {@link #dateTime}. */
    public String end(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return local.toLocalDate().equals(today()) ? "Today " + MINUTES.format(local) : dateTime(instant);
    }

    /** Such as {@code Today 07:02}, {@code Yesterday 20:03}, {@code 12 days ago}, then the date. */
    public String past(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        long days = ChronoUnit.DAYS.between(local.toLocalDate(), today());
        if (days == 0) {
            return "Today " + MINUTES.format(local);
        }
        if (days == 1) {
            return "Yesterday " + MINUTES.format(local);
        }
        return days > 1 && days <= RELATIVE_DAYS ? days + " days ago" : date(local.toLocalDate());
    }

    /** Such as {@code Tue 24 Nov}; the year only when it is not this one. */
    public String date(LocalDate date) {
        return (date.getYear() == today().getYear() ? DAY : DAY_AND_YEAR).format(date);
    }

    /** Such as {@code Monday 23 November 2026}. */
    public String longDate(LocalDate date) {
        return LONG_DAY.format(date);
    }

    private static String number(String pattern, BigDecimal value) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(LOCALE);
        symbols.setMinusSign('\u2212');
        DecimalFormat format = new DecimalFormat(pattern, symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
