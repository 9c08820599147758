package io.panelhouse.dashboard.shell;

import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in a page's address after the question mark. A value that makes no sense is none. */
public final class AddressValues {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** A text without blanks around it. */
    public static Optional<String> text(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A day such as {@code 2026-11-01}. */
    public static Optional<LocalDate> day(QueryParameters parameters, String name) {
        return text(parameters, name).flatMap(AddressValues::day);
    }

    /** The first instant of a day in the zone; null for none. */
    public static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    /** The instant after the last one of a day in the zone; null for none. */
    public static @Nullable Instant end(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Adds a value, if there is one. */
    public AddressValues with(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
        return this;
    }

    /** As the address takes it. */
    public QueryParameters parameters() {
        return QueryParameters.simple(values);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
