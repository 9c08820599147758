package io.panelhouse.dashboard.credits;

import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.ledger.LedgerFilter;
import io.panelhouse.panel.operation.OperationKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows, as its address says it, such as {@code ?reseller=117&kind=RENEW&from=2026-11-01}. A value that
 * makes no sense is left out.
 *
 * @param reseller whose wallet; null for that of the page's scope
 * @param from first day
 * @param to last day, inclusive
 */
record LedgerQuery(
        @Nullable Long reseller,
        @Nullable OperationKind kind,
        @Nullable String packageCode,
        @Nullable String account,
        @Nullable String operator,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    static final LedgerQuery ALL = new LedgerQuery(null, null, null, null, null, null, null);

    static LedgerQuery of(QueryParameters parameters) {
        return new LedgerQuery(
                text(parameters, "reseller")
                        .filter(id -> id.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .orElse(null),
                text(parameters, "kind").flatMap(LedgerQuery::kind).orElse(null),
                text(parameters, "package").orElse(null),
                text(parameters, "account").orElse(null),
                text(parameters, "operator").orElse(null),
                text(parameters, "from").flatMap(LedgerQuery::day).orElse(null),
                text(parameters, "to").flatMap(LedgerQuery::day).orElse(null));
    }

    QueryParameters parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "reseller", reseller);
        put(values, "kind", kind == null ? null : kind.name());
        put(values, "package", packageCode);
        put(values, "account", account);
        put(values, "operator", operator);
        put(values, "from", from);
        put(values, "to", to);
        return QueryParameters.simple(values);
    }

    /** Days begin and end in the zone. */
    LedgerFilter filter(ResellerId wallet, ZoneId zone) {
        return new LedgerFilter(
                wallet,
                kind,
                packageCode,
                account,
                operator,
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    boolean filters() {
        return !equals(new LedgerQuery(reseller, null, null, null, null, null, null));
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    private static Optional<String> text(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Optional<OperationKind> kind(String name) {
        return Arrays.stream(OperationKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
