package io.panelhouse.dashboard.credits;

import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.dashboard.shell.AddressValues;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.ledger.LedgerFilter;
import io.panelhouse.panel.operation.OperationKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
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
                AddressValues.text(parameters, "reseller")
                        .filter(id -> id.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .orElse(null),
                AddressValues.text(parameters, "kind")
                        .flatMap(LedgerQuery::kind)
                        .orElse(null),
                AddressValues.text(parameters, "package").orElse(null),
                AddressValues.text(parameters, "account").orElse(null),
                AddressValues.text(parameters, "operator").orElse(null),
                AddressValues.day(parameters, "from").orElse(null),
                AddressValues.day(parameters, "to").orElse(null));
    }

    QueryParameters parameters() {
        return new AddressValues()
                .with("reseller", reseller)
                .with("kind", kind == null ? null : kind.name())
                .with("package", packageCode)
                .with("account", account)
                .with("operator", operator)
                .with("from", from)
                .with("to", to)
                .parameters();
    }

    /** Days begin and end in the zone. */
    LedgerFilter filter(ResellerId wallet, ZoneId zone) {
        return new LedgerFilter(
                wallet,
                kind,
                packageCode,
                account,
                operator,
                AddressValues.start(from, zone),
                AddressValues.end(to, zone));
    }

    boolean filters() {
        return !equals(new LedgerQuery(reseller, null, null, null, null, null, null));
    }

    private static Optional<OperationKind> kind(String name) {
        return Arrays.stream(OperationKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }
}
