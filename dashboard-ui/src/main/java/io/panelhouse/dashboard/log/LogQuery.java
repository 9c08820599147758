package io.panelhouse.dashboard.log;

import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.dashboard.shell.AddressValues;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.session.AttemptFilter;
import io.panelhouse.panel.session.SignInOutcome;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
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
                AddressValues.text(parameters, "account").orElse(null),
                AddressValues.text(parameters, "device").orElse(null),
                AddressValues.text(parameters, "outcome")
                        .filter(name -> !outcomes(name).isEmpty())
                        .orElse(null),
                AddressValues.day(parameters, "from").orElse(null),
                AddressValues.day(parameters, "to").orElse(null));
    }

    QueryParameters parameters() {
        return new AddressValues()
                .with("account", account)
                .with("device", device)
                .with("outcome", outcome)
                .with("from", from)
                .with("to", to)
                .parameters();
    }

    /** Days begin and end in the zone. */
    AttemptFilter filter(ResellerId root, ZoneId zone) {
        return new AttemptFilter(
                root,
                null,
                account,
                DeviceId.told(device).orElse(null),
                outcome == null ? Set.of() : outcomes(outcome),
                AddressValues.start(from, zone),
                AddressValues.end(to, zone));
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
}
