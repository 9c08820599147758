package io.panelhouse.dashboard.alerts;

import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.event.Alert;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Up to when an operator has looked at its alerts, on whatever page and browser. */
final class SeenAlerts {

    private static final String PREFERENCE = "alerts.seen";

    private final CurrentOperator operator;

    SeenAlerts(CurrentOperator operator) {
        this.operator = operator;
    }

    List<Alert> unseen(List<Alert> alerts) {
        Instant seen = seen();
        return alerts.stream().filter(alert -> alert.openedAt().isAfter(seen)).toList();
    }

    void see(List<Alert> alerts) {
        unseen(alerts).stream()
                .map(Alert::openedAt)
                .max(Comparator.naturalOrder())
                .ifPresent(newest -> operator.prefer(PREFERENCE, newest.toString()));
    }

    private Instant seen() {
        String kept = operator.preferences().get(PREFERENCE);
        try {
            return kept == null ? Instant.MIN : Instant.parse(kept);
        } catch (DateTimeException unreadable) {
            return Instant.MIN;
        }
    }
}
