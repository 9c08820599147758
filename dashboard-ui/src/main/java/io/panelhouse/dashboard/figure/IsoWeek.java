package io.panelhouse.dashboard.figure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A week from Monday to Sunday, numbered as in ISO 8601.
 *
 * @param monday its first day
 */
public record IsoWeek(LocalDate monday) implements Comparable<IsoWeek> {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_WEEK_DATE;

    public IsoWeek {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("Invalid week: it starts on a Monday, was " + monday);
        }
    }

    /** The week that the day is in. */
    public static IsoWeek of(LocalDate day) {
        return new IsoWeek(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** The latest week of which no day is today or later. */
    public static IsoWeek lastComplete(LocalDate today) {
        return of(today).plus(-1);
    }

    /** Reads a text such as {@code 2026-W47}; empty if it is not a week. */
    public static Optional<IsoWeek> parse(String text) {
        try {
            return Optional.of(new IsoWeek(LocalDate.parse(text + "-1", ISO)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** This week moved by whole weeks. */
    public IsoWeek plus(int weeks) {
        return new IsoWeek(monday.plusWeeks(weeks));
    }

    /** This many weeks, the last of them this one, oldest first. */
    public List<IsoWeek> lastWeeks(int count) {
        return IntStream.range(0, count).mapToObj(i -> plus(i - count + 1)).toList();
    }

    /** Its number in the year, 1 to 53. */
    public int number() {
        return monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** Its last day. */
    public LocalDate sunday() {
        return monday.plusDays(6);
    }

    /** The day after it: it is {@code [monday, end)}. */
    public LocalDate end() {
        return monday.plusDays(7);
    }

    /** Such as {@code 2026-W47}. */
    @Override
    public String toString() {
        return ISO.format(monday).substring(0, 8);
    }

    @Override
    public int compareTo(IsoWeek other) {
        return monday.compareTo(other.monday);
    }
}
