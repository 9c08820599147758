package io.panelhouse.simulator.fill;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.history.HistoryImport;
import io.panelhouse.panel.history.ImportResult;
import io.panelhouse.panel.history.ImportedAttempt;
import io.panelhouse.panel.history.ImportedSession;
import io.panelhouse.panel.session.SessionChange;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.simulator.business.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes recent sign-ins and finished sessions, by their keys, so that writing them again adds nothing. */
final class FillVisits {
    private static final String SOURCE = "demo";

    private final HistoryImport history;
    private final Actor actor;
    private final Map<String, Reseller> resellers;

    FillVisits(HistoryImport history, Actor actor, Map<String, Reseller> resellers) {
        this.history = history;
        this.actor = actor;
        this.resellers = resellers;
    }

    ImportResult write(List<Visit> visits) {
        ImportResult result = ImportResult.EMPTY;
        Map<String, List<Visit>> byReseller = visits.stream().collect(Collectors.groupingBy(Visit::reseller));
        for (Map.Entry<String, Reseller> entry : resellers.entrySet()) {
            List<Visit> own = byReseller.getOrDefault(entry.getKey(), List.of());
            if (!own.isEmpty()) {
                Reseller reseller = entry.getValue();
                result = result.plus(history.attempts(actor, reseller.id(), SOURCE, attempts(own)))
                        .plus(history.sessions(actor, reseller.id(), SOURCE, sessions(own)));
            }
        }
        return result;
    }

    private static List<ImportedAttempt> attempts(List<Visit> visits) {
        return visits.stream()
                .map(visit -> new ImportedAttempt(
                        "visit-" + visit.key(),
                        visit.account(),
                        outcome(visit.result()),
                        "password",
                        visit.device().id(),
                        visit.device().type(),
                        visit.device().address(),
                        visit.at()))
                .toList();
    }

    private static List<ImportedSession> sessions(List<Visit> visits) {
        List<ImportedSession> rows = new ArrayList<>();
        for (Visit visit : visits) {
            visit.endedAt().ifPresent(end -> {
                rows.add(row(visit, SessionChange.OPENED, visit.at()));
                rows.add(row(visit, SessionChange.CLOSED, end));
            });
        }
        return rows;
    }

    private static ImportedSession row(Visit visit, SessionChange change, Instant at) {
        return new ImportedSession(
                "visit-" + visit.key() + "-" + change.name(),
                SOURCE + "-" + visit.key(),
                change,
                visit.account(),
                visit.device().id(),
                visit.device().type(),
                visit.device().address(),
                at);
    }

    private static SignInOutcome outcome(Visit.Result result) {
        return switch (result) {
            case ACCEPTED -> SignInOutcome.ACCEPTED;
            case WRONG_PASSWORD -> SignInOutcome.WRONG_PASSWORD;
            case EXPIRED -> SignInOutcome.EXPIRED;
            case TRIAL_OVER -> SignInOutcome.TRIAL_OVER;
            case UNKNOWN_USER -> SignInOutcome.UNKNOWN_USER;
        };
    }
}
