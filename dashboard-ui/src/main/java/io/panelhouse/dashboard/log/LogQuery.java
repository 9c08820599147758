package io.panelhouse.dashboard.log;

import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.session.AttemptFilter;
import io.panelhouse.panel.session.SignInOutcome;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the log shows, as its address says it, such as {@code ?account=mk-2041&outcome=REFUSED&from=2026-11-01}. A value
 * that makes no sense is left out.
 *
 * @param account name as typed at the door
 * @param device identifier, however it is written
 * @param outcome the name of one outcome, or {@link #REFUSED} for all but accepted ones
 * @param from first day
 * @param to last day, inclusive
 */
record LogQuery(
        @Nullable String account,
        @Nullable String device,
        @Nullable String outcome,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    static final String REFUSED = "REFUSED";
    static final LogQuery ALL = new LogQuery(null, null, null, null, null);

    static LogQuery of(QueryParameters parameters) {
        return new LogQuery(
                text(parameters, "account").orElse(null),
                text(parameters, "device").orElse(null),
                text(parameters, "outcome")
                        .filter(name -> !outcomes(name).isEmpty())
                        .orElse(null),
                text(parameters, "from").flatMap(LogQuery::day).orElse(null),
                text(parameters, "to").flatMap(LogQuery::day).orElse(null));
    }

    QueryParameters parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "account", account);
        put(values, "device", device);
        put(values, "outcome", outcome);
        put(values, "from", from);
        put(values, "to", to);
        return QueryParameters.simple(values);
    }

    /** Days begin and end in the zone. */
    AttemptFilter filter(ResellerId root, ZoneId zone) {
        return new AttemptFilter(
                root,
                null,
                account,
                DeviceId.told(device).orElse(null),
                outcome == null ? Set.of() : outcomes(outcome),
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    boolean filters() {
        return !equals(ALL);
    }

    private static Set<SignInOutcome> outcomes(String name) {
        if (name.equals(REFUSED)) {
            return EnumSet.complementOf(EnumSet.of(SignInOutcome.ACCEPTED));
        }
        Set<SignInOutcome> named = EnumSet.allOf(SignInOutcome.class);
        named.removeIf(outcome -> !outcome.name().equals(name));
        return named;
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    private static Optional<String> text(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
