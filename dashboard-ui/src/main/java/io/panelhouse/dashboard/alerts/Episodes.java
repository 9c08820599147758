package io.panelhouse.dashboard.alerts;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.ReportedAlert;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Alerts as the stream and as the system of record know them. */
final class Episodes {

    private Episodes() {}

    /** What is recorded of an alert of the stream. */
    static ReportedAlert reported(Alert alert) {
        AccountId account = alert.accountId();
        return new ReportedAlert(
                new io.panelhouse.panel.ResellerId(alert.resellerId().value()),
                AlertKind.valueOf(alert.kind().name()),
                alert.subject(),
                alert.version(),
                alert.open(),
                alert.figure(),
                alert.limit(),
                account == null ? null : new io.panelhouse.panel.AccountId(account.value()),
                alert.evidence(),
                alert.openedAt(),
                alert.asOf());
    }

    /** A recorded episode as the stream would tell it. */
    static Alert alert(AlertEpisode episode) {
        ReportedAlert alert = episode.alert();
        io.panelhouse.panel.AccountId account = alert.accountId();
        return new Alert(
                new ResellerId(alert.resellerId().value()),
                io.panelhouse.event.AlertKind.valueOf(alert.kind().name()),
                alert.subject(),
                alert.version(),
                alert.open(),
                alert.figure(),
                alert.limit(),
                account == null ? null : new AccountId(account.value()),
                alert.evidence(),
                alert.openedAt(),
                alert.asOf());
    }

    /** What one episode is known by, wherever it is told. */
    record Name(String key, Instant openedAt) {

        static Name of(Alert alert) {
            return new Name(alert.key(), alert.openedAt().truncatedTo(ChronoUnit.MICROS));
        }
    }
}
