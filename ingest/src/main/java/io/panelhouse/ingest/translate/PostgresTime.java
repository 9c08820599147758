package io.panelhouse.ingest.translate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Times as PostgreSQL writes them in its ISO style, such as {@code 2026-01-02 03:04:05.000001+00}. */
final class PostgresTime {

    private static final int TIME_LENGTH = "HH:MM:SS".length();
    private static final int MOST_DECIMALS = 9;

    private PostgresTime() {}

    /** @throws IllegalArgumentException if it is none, or has no offset, or is infinite */
    static Instant parse(String text) {
        try {
            int year = text.indexOf('-');
            int date = year + "-MM-DD".length();
            int time = date + 1 + TIME_LENGTH;
            char between = text.charAt(date);
            if (between != ' ' && between != 'T') {
                throw new IllegalArgumentException("no time");
            }
            int decimals = decimals(text, time);
            long seconds = LocalDate.of(digits(text, 0, year), pair(text, year + 1), pair(text, year + 4))
                            .toEpochDay()
                    * 86_400;
            seconds += time(text, date + 1).toSecondOfDay();
            int offset = decimals == 0 ? time : time + 1 + decimals;
            return Instant.ofEpochSecond(seconds - offset(text, offset), nanos(text, time + 1, decimals));
        } catch (DateTimeException | IndexOutOfBoundsException | ArithmeticException none) {
            throw new IllegalArgumentException("no time", none);
        }
    }

    private static LocalTime time(String text, int from) {
        if (text.charAt(from + 2) != ':' || text.charAt(from + 5) != ':') {
            throw new IllegalArgumentException("no time");
        }
        return LocalTime.of(pair(text, from), pair(text, from + 3), pair(text, from + 6));
    }

    private static int decimals(String text, int from) {
        if (text.charAt(from) != '.') {
            return 0;
        }
        int end = from + 1;
        while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) {
            end++;
        }
        return end - from - 1;
    }

    private static int nanos(String text, int from, int decimals) {
        if (decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("no time");
        }
        int nanos = decimals == 0 ? 0 : digits(text, from, from + decimals);
        for (int i = decimals; i < MOST_DECIMALS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Seconds east of Greenwich: {@code Z}, {@code +02}, {@code -03:30} or {@code +00:01:15} up to the end. */
    private static int offset(String text, int from) {
        if (text.startsWith("Z", from) && text.length() == from + 1) {
            return 0;
        }
        char sign = text.charAt(from);
        if (sign != '+' && sign != '-') {
            throw new IllegalArgumentException("no offset");
        }
        int seconds = 0;
        int unit = 3_600;
        int at = from + 1;
        for (; unit > 0; at += 3, unit /= 60) {
            seconds += pair(text, at) * unit;
            if (at + 2 == text.length()) {
                return sign == '-' ? -seconds : seconds;
            }
            if (text.charAt(at + 2) != ':') {
                throw new IllegalArgumentException("no offset");
            }
        }
        throw new IllegalArgumentException("no offset");
    }

    private static int pair(String text, int from) {
        return digits(text, from, from + 2);
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("no digit");
            }
            number = Math.addExact(Math.multiplyExact(number, 10), digit);
        }
        return number;
    }
}
