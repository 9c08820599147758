package io.panelhouse.simulator.live;

import io.panelhouse.panel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Who is watching, when each has to give a sign of life and when each leaves. Confined to the loop. */
final class SessionBook {
    /** How often an open session gives a sign of life. */
    static final Duration BEAT = Duration.ofSeconds(30);

    private final Map<String, Watching> open = new HashMap<>();
    private final Map<AccountId, Integer> sessionsByAccount = new HashMap<>();
    private final PriorityQueue<Moment> beats = new PriorityQueue<>(Comparator.comparing(Moment::at));
    private final PriorityQueue<Moment> departures = new PriorityQueue<>(Comparator.comparing(Moment::at));

    void add(Watching watching, Instant firstBeat) {
        if (open.putIfAbsent(watching.sessionId(), watching) == null) {
            sessionsByAccount.merge(watching.account(), 1, Integer::sum);
            beats.add(new Moment(firstBeat, watching.sessionId()));
            departures.add(new Moment(watching.leavesAt(), watching.sessionId()));
        }
    }

    boolean isOnline(AccountId account) {
        return sessionsByAccount.containsKey(account);
    }

    int openSessions() {
        return open.size();
    }

    int onlineAccounts() {
        return sessionsByAccount.size();
    }

    Collection<Watching> all() {
        return open.values();
    }

    /** Those whose sign of life is due, at most so many; the next one of each is planned. */
    List<Watching> beatsDue(Instant now, int maxSessions) {
        List<Watching> due = new ArrayList<>();
        while (due.size() < maxSessions
                && !beats.isEmpty()
                && !beats.peek().at().isAfter(now)) {
            Watching watching = open.get(beats.remove().sessionId());
            if (watching != null) {
                due.add(watching);
                beats.add(new Moment(now.plus(BEAT), watching.sessionId()));
            }
        }
        return due;
    }

    /** A sign of life did not arrive: give one sooner. */
    void beatAt(Watching watching, Instant at) {
        beats.add(new Moment(at, watching.sessionId()));
    }

    /** Takes out those who leave, at most so many. */
    List<Watching> departuresDue(Instant now, int maxSessions) {
        List<Watching> due = new ArrayList<>();
        while (due.size() < maxSessions
                && !departures.isEmpty()
                && !departures.peek().at().isAfter(now)) {
            Watching watching = open.remove(departures.remove().sessionId());
            if (watching != null) {
                sessionsByAccount.computeIfPresent(
                        watching.account(), (account, sessions) -> sessions > 1 ? sessions - 1 : null);
                due.add(watching);
            }
        }
        return due;
    }

    private record Moment(Instant at, String sessionId) {}
}
