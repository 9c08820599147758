package io.panelhouse.ingest.translate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one row, by name, as PostgreSQL writes them: {@code t} and {@code f}, times as ISO 8601 with an
 * offset.
 *
 * <p>What breaks the contract is an {@link IllegalArgumentException} that names the column and never its content, which
 * may be personal.
 */
@FunctionalInterface
public interface JournalRow {

    /** The text of a column, or null where the row holds none. */
    @Nullable
    String get(String column);

    /** A whole number that must be there. */
    default long number(String column) {
        return wholeNumber(column, text(column));
    }

    /** A whole number that may be missing. */
    default @Nullable Long optionalNumber(String column) {
        String text = get(column);
        return text == null ? null : Long.valueOf(wholeNumber(column, text));
    }

    /** A whole number of 32 bits that must be there. */
    default int smallNumber(String column) {
        return small(column, number(column));
    }

    /** A whole number of 32 bits that may be missing. */
    default @Nullable Integer optionalSmallNumber(String column) {
        Long number = optionalNumber(column);
        return number == null ? null : Integer.valueOf(small(column, number));
    }

    /** A text that must be there. */
    default String text(String column) {
        String text = get(column);
        if (text == null) {
            throw invalid(column, "must not be empty", null);
        }
        return text;
    }

    /** A text that may be missing. */
    default @Nullable String optionalText(String column) {
        return get(column);
    }

    /** A yes or no that must be there. */
    default boolean flag(String column) {
        return switch (text(column)) {
            case "t" -> true;
            case "f" -> false;
            default -> throw invalid(column, "must be t or f", null);
        };
    }

    /** Credits, exact. */
    default BigDecimal credits(String column) {
        return decimal(column, text(column));
    }

    /** One of the values that the contract knows. */
    default <E extends Enum<E>> E oneOf(Class<E> values, String column) {
        String text = text(column);
        try {
            return Enum.valueOf(values, text);
        } catch (IllegalArgumentException unknown) {
            String kind = values.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
            throw invalid(column, "must be a known " + kind.toLowerCase(Locale.ROOT), unknown);
        }
    }

    /** A time that must be there. */
    default Instant instant(String column) {
        return time(column, text(column));
    }

    /** A time that may be missing. */
    default @Nullable Instant optionalInstant(String column) {
        String text = get(column);
        return text == null ? null : time(column, text);
    }

    /** The exact number that a column or a part of it holds. */
    static BigDecimal decimal(String column, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException none) {
            throw invalid(column, "must be a number", none);
        }
    }

    private static long wholeNumber(String column, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw invalid(column, "must be a whole number", none);
        }
    }

    private static int small(String column, long number) {
        if (number != (int) number) {
            throw invalid(column, "must fit in 32 bits", null);
        }
        return (int) number;
    }

    private static Instant time(String column, String text) {
        try {
            return PostgresTime.parse(text);
        } catch (IllegalArgumentException none) {
            throw invalid(column, "must be a time with an offset", none);
        }
    }

    private static IllegalArgumentException invalid(String column, String rule, @Nullable Throwable cause) {
        return new IllegalArgumentException("Invalid journal row: " + column + " " + rule, cause);
    }
}
