package io.panelhouse.dashboard.live;

import io.panelhouse.dashboard.live.LiveFeed.Online;
import io.panelhouse.dashboard.live.LiveFeed.Totals;
import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest reading of each reseller by the rules of {@link LiveCounters}: the highest version wins, its balance
 * only if it includes at least the ledger entries that the balance shown includes, and its active and due accounts only
 * if it includes the records of accounts that those shown include. Size: one record for each reseller of the panel, one
 * for each account that ever had a connection issue, and one for each subject that ever had an alert.
 */
final class LiveReadings {

    static final Duration LATE_AFTER = Duration.ofSeconds(10);

    private static final Comparator<ConnectionIssue> NEWEST_FAILURE_FIRST =
            Comparator.comparing(ConnectionIssue::lastAt).reversed().thenComparing(ConnectionIssue::accountName);

    private static final Comparator<Alert> NEWEST_FIRST =
            Comparator.comparing(Alert::openedAt).reversed().thenComparing(Alert::key);

    private final Map<ResellerId, LiveCounters> latest = new ConcurrentHashMap<>();
    private final Map<AccountId, ConnectionIssue> issues = new ConcurrentHashMap<>();
    /** Accounts that are or were of a reseller when one of them had an issue. */
    private final Map<ResellerId, Set<AccountId>> issuesOf = new ConcurrentHashMap<>();

    private final Map<ResellerId, Map<String, Alert>> alerts = new ConcurrentHashMap<>();
    private volatile @Nullable Instant lastBeat;
    private volatile @Nullable Instant lastCapture;

    /** Takes a reading in; true if it changed what is shown. */
    boolean accept(LiveCounters reading) {
        LiveCounters before = latest.get(reading.resellerId());
        LiveCounters after = latest.merge(reading.resellerId(), reading, LiveReadings::newer);
        return !after.equals(before);
    }

    /**
     * Takes in what is known of an account; true if it changed what is shown. A closed issue is kept as well, so that
     * an older record which comes again does not open it.
     */
    boolean accept(ConnectionIssue issue) {
        ConnectionIssue before = issues.get(issue.accountId());
        ConnectionIssue after = issues.merge(
                issue.accountId(), issue, (held, arrived) -> arrived.version() > held.version() ? arrived : held);
        issuesOf.computeIfAbsent(after.resellerId(), reseller -> ConcurrentHashMap.newKeySet())
                .add(after.accountId());
        return !after.equals(before) && (after.open() || (before != null && before.open()));
    }

    /** Takes an alert in; true if it changed what is shown. A closed one is kept, as an issue is. */
    boolean accept(Alert alert) {
        Map<String, Alert> those = alerts.computeIfAbsent(alert.resellerId(), reseller -> new ConcurrentHashMap<>());
        Alert before = those.get(alert.key());
        Alert after =
                those.merge(alert.key(), alert, (held, arrived) -> arrived.version() > held.version() ? arrived : held);
        return !after.equals(before) && (after.open() || (before != null && before.open()));
    }

    /**
     * Takes a beat in. A beat of the past, as after a replay, changes nothing; but one that is ahead of {@code now} by
     * more than a feed may be late comes from a clock that was wrong, and gives way to any other.
     */
    void beat(Instant occurredAt, Instant now) {
        Instant before = lastBeat;
        if (before == null || occurredAt.isAfter(before) || ahead(before, now)) {
            lastBeat = occurredAt;
        }
    }

    private static boolean ahead(Instant beat, Instant now) {
        return beat.isAfter(now.plus(LATE_AFTER));
    }

    /** Takes in when a change was captured. */
    void captured(Instant occurredAt) {
        Instant before = lastCapture;
        if (before == null || occurredAt.isAfter(before)) {
            lastCapture = occurredAt;
        }
    }

    @Nullable
    Instant lastCapture() {
        return lastCapture;
    }

    @Nullable
    Instant lastBeat() {
        return lastBeat;
    }

    boolean freshAt(Instant now) {
        Instant beat = lastBeat;
        return beat != null && !beat.plus(LATE_AFTER).isBefore(now) && !ahead(beat, now);
    }

    Optional<LiveCounters> counters(ResellerId reseller) {
        return Optional.ofNullable(latest.get(reseller));
    }

    Online online(Collection<ResellerId> resellers) {
        long accounts = 0;
        long connections = 0;
        Instant asOf = null;
        for (ResellerId reseller : resellers) {
            LiveCounters reading = latest.get(reseller);
            if (reading != null) {
                accounts += reading.onlineAccounts();
                connections += reading.openSessions();
                asOf = asOf == null || reading.asOf().isAfter(asOf) ? reading.asOf() : asOf;
            }
        }
        return new Online(accounts, connections, asOf);
    }

    Totals totals(Collection<ResellerId> resellers) {
        Totals sum = Totals.NONE;
        for (ResellerId reseller : resellers) {
            LiveCounters reading = latest.get(reseller);
            sum = reading == null ? sum : sum.plus(reading);
        }
        return sum;
    }

    List<ConnectionIssue> issues(Collection<ResellerId> resellers) {
        return Set.copyOf(resellers).stream()
                .flatMap(this::issues)
                .sorted(NEWEST_FAILURE_FIRST)
                .toList();
    }

    private Stream<ConnectionIssue> issues(ResellerId reseller) {
        return issuesOf.getOrDefault(reseller, Set.of()).stream()
                .map(issues::get)
                .filter(issue ->
                        issue != null && issue.open() && issue.resellerId().equals(reseller));
    }

    List<Alert> alerts(Collection<ResellerId> resellers) {
        return Set.copyOf(resellers).stream()
                .flatMap(reseller -> alerts.getOrDefault(reseller, Map.of()).values().stream())
                .filter(Alert::open)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private static LiveCounters newer(LiveCounters shown, LiveCounters arrived) {
        if (arrived.version() <= shown.version()) {
            return shown;
        }
        LiveCounters ledger = arrived.ledgerSequence() >= shown.ledgerSequence() ? arrived : shown;
        LiveCounters accounts = arrived.accountsAt().isBefore(shown.accountsAt()) ? shown : arrived;
        return new LiveCounters(
                arrived.resellerId(),
                arrived.version(),
                arrived.onlineAccounts(),
                arrived.openSessions(),
                ledger.balance(),
                ledger.spentToday(),
                ledger.ledgerSequence(),
                ledger.day(),
                arrived.asOf(),
                ledger.spentThisWeek(),
                accounts.active(),
                accounts.due(),
                accounts.dueCredits(),
                arrived.failing(),
                accounts.accountsAt());
    }
}
