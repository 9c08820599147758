package io.panelhouse.dashboard.check;

import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.alerts.OpenAlerts;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.event.Alert;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.check.DailyCheck;
import io.panelhouse.panel.followup.FollowUpState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to look at of a reseller: its balance, each due account, each connection issue and each alert. An item
 * is known by what it is about and since when, so that the same trouble on the next day, or a second one, is new.
 *
 * @param due soonest first
 */
record CheckItems(List<AccountLine> due, List<ConnectionIssue> issues, List<Alert> alerts, Set<String> seen) {

    static final String BALANCE = "balance";
    static final int DUE_DAYS = 7;
    private static final int MOST_DUE = 1_000;

    CheckItems {
        due = List.copyOf(due);
        issues = List.copyOf(issues);
        alerts = List.copyOf(alerts);
        seen = Set.copyOf(seen);
    }

    /** As of now; an alert that somebody put off or dismissed is none. */
    static CheckItems of(
            CurrentOperator operator, Accounts accounts, LiveFeed feed, OpenAlerts alerts, Optional<DailyCheck> check) {
        Scope scope = operator.scope();
        return new CheckItems(
                accounts.page(
                        operator.actor(), AccountFilter.of(scope.panelId()).due(DUE_DAYS), 0, MOST_DUE),
                feed.issues(scope.subtree()),
                alerts.told(scope.reseller()),
                check.map(DailyCheck::seen).orElse(Set.of()));
    }

    static String key(AccountLine line) {
        return "due:" + line.account().id() + ":" + line.account().endsAt();
    }

    static String key(ConnectionIssue issue) {
        return "issue:" + issue.accountId() + ":" + issue.firstAt();
    }

    static String key(Alert alert) {
        return "alert:" + alert.key() + ":" + alert.openedAt();
    }

    boolean seen(AccountLine line) {
        return (line.followUp() != null && line.followUp() != FollowUpState.TO_DO) || seen.contains(key(line));
    }

    int all() {
        return 1 + due.size() + issues.size() + alerts.size();
    }

    int left() {
        List<String> keys = new ArrayList<>(List.of(BALANCE));
        issues.forEach(issue -> keys.add(key(issue)));
        alerts.forEach(alert -> keys.add(key(alert)));
        keys.removeAll(seen);
        return keys.size()
                + Math.toIntExact(due.stream().filter(line -> !seen(line)).count());
    }
}
