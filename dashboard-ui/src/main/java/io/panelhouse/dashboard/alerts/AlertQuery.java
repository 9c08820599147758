package io.panelhouse.dashboard.alerts;

import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.dashboard.shell.AddressValues;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.alert.AlertFilter.Reach;
import io.panelhouse.panel.alert.AlertFilter.State;
import io.panelhouse.panel.alert.AlertKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows, as its address says it, such as {@code ?kind=DRAIN&state=OPEN&from=2026-11-01}. A value that
 * makes no sense is left out.
 *
 * @param from first day
 * @param to last day, inclusive
 */
record AlertQuery(
        @Nullable AlertKind kind,
        @Nullable State state,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    static final AlertQuery ALL = new AlertQuery(null, null, null, null);

    static AlertQuery of(QueryParameters parameters) {
        return new AlertQuery(
                named(parameters, "kind", AlertKind.values()).orElse(null),
                named(parameters, "state", State.values()).orElse(null),
                AddressValues.day(parameters, "from").orElse(null),
                AddressValues.day(parameters, "to").orElse(null));
    }

    QueryParameters parameters() {
        return new AddressValues()
                .with("kind", kind == null ? null : kind.name())
                .with("state", state == null ? null : state.name())
                .with("from", from)
                .with("to", to)
                .parameters();
    }

    /** Days begin and end in the zone. */
    AlertFilter filter(ResellerId root, ZoneId zone) {
        return new AlertFilter(
                root, Reach.SUBTREE, kind, state, AddressValues.start(from, zone), AddressValues.end(to, zone));
    }

    private static <E extends Enum<E>> Optional<E> named(QueryParameters parameters, String name, E[] values) {
        return AddressValues.text(parameters, name)
                .flatMap(text -> Arrays.stream(values)
                        .filter(value -> value.name().equals(text))
                        .findFirst());
    }
}
