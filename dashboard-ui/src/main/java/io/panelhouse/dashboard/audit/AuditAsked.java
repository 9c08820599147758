package io.panelhouse.dashboard.audit;

import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.panel.audit.AuditFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for, as it stands in the address; empty or null lets all through.
 *
 * @param from the first day, in the reader's zone
 * @param to the last day
 */
record AuditAsked(
        String person,
        String verb,
        String object,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    static final AuditAsked NOTHING = new AuditAsked("", "", "", null, null);
    private static final int MAX_LENGTH = 80;

    static AuditAsked of(QueryParameters parameters) {
        return new AuditAsked(
                text(parameters, "person"),
                text(parameters, "verb"),
                text(parameters, "object"),
                day(text(parameters, "from")),
                day(text(parameters, "to")));
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("person", person);
        parameters.put("verb", verb);
        parameters.put("object", object);
        parameters.put("from", from == null ? "" : from.toString());
        parameters.put("to", to == null ? "" : to.toString());
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    AuditFilter filter(ZoneId zone) {
        return new AuditFilter(
                person.isEmpty() ? null : person,
                verb.isEmpty() ? null : verb,
                object.isEmpty() ? null : object,
                from == null ? null : start(from, zone),
                to == null ? null : start(to.plusDays(1), zone));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static String text(QueryParameters parameters, String name) {
        String text = parameters.getSingleParameter(name).orElse("");
        return text.substring(0, Math.min(text.length(), MAX_LENGTH));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = text.isEmpty() ? null : LocalDate.parse(text);
            return day == null || day.getYear() < 2000 || day.getYear() > 2999 ? null : day;
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }
}
