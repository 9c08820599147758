package io.panelhouse.ingest.translate;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one row, by name. Values are those that change capture delivers: numbers, text, booleans, and times as
 * ISO 8601 text in UTC with up to six decimals.
 */
@FunctionalInterface
public interface JournalRow {

    /** The value of a column, or null where the row holds none. */
    @Nullable
    Object get(String column);

    /** A whole number that must be there. */
    default long number(String column) {
        return ((Number) required(column)).longValue();
    }

    /** A whole number that may be missing. */
    default @Nullable Long optionalNumber(String column) {
        return get(column) instanceof Number number ? Long.valueOf(number.longValue()) : null;
    }

    /** A text that must be there. */
    default String text(String column) {
        return (String) required(column);
    }

    /** A text that may be missing. */
    default @Nullable String optionalText(String column) {
        return (String) get(column);
    }

    /** A yes or no that must be there. */
    default boolean flag(String column) {
        return (Boolean) required(column);
    }

    /** Credits, exact. */
    default BigDecimal credits(String column) {
        return (BigDecimal) required(column);
    }

    /** A time that must be there. */
    default Instant instant(String column) {
        return Instant.parse(text(column));
    }

    /** A time that may be missing. */
    default @Nullable Instant optionalInstant(String column) {
        return get(column) instanceof String text ? Instant.parse(text) : null;
    }

    private Object required(String column) {
        Object value = get(column);
        if (value == null) {
            throw new IllegalArgumentException("Invalid journal row: " + column + " must not be empty");
        }
        return value;
    }
}
