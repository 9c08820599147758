package io.panelhouse.ingest.importing.sshd;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Gives lines of a log without years their year. The log's times are taken for UTC. A month that is earlier than the
 * one before begins the next year; a line that comes one month late, at the turn of a month, does not.
 */
public final class LogClock {

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private final int firstYear;
    private int year;
    private int lastMonth;

    /** @param firstYear the year of the first line */
    public LogClock(int firstYear) {
        this.firstYear = firstYear;
        this.year = firstYear;
    }

    /** Empty if the line's date does not exist. */
    Optional<Instant> instant(SyslogLine line) {
        try {
            return Optional.of(Character.isDigit(line.stamp().charAt(0)) ? dated(line.stamp()) : undated(line.stamp()));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Instant dated(String stamp) {
        return OffsetDateTime.parse(stamp).toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private Instant undated(String stamp) {
        int month = MONTHS.indexOf(stamp.substring(0, 3)) + 1;
        if (month == 0) {
            throw new DateTimeException("no such month");
        }
        int yearOfLine = yearOf(month);
        return LocalDateTime.of(
                        yearOfLine,
                        month,
                        Integer.parseInt(stamp.substring(4, 6).strip()),
                        Integer.parseInt(stamp.substring(7, 9)),
                        Integer.parseInt(stamp.substring(10, 12)),
                        Integer.parseInt(stamp.substring(13, 15)))
                .toInstant(ZoneOffset.UTC);
    }

    private int yearOf(int month) {
        boolean lateDecemberLine = month == 12 && lastMonth == 1 && year > firstYear;
        if (lateDecemberLine) {
            return year - 1;
        }
        boolean lateLine = month == lastMonth - 1;
        if (!lateLine) {
            year += month < lastMonth ? 1 : 0;
            lastMonth = month;
        }
        return year;
    }
}
