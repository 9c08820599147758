package io.panelhouse.ingest.importing.replay;

import io.panelhouse.ingest.importing.source.Fact;
import io.panelhouse.panel.history.ImportedAttempt;
import io.panelhouse.panel.history.ImportedSession;
import io.panelhouse.panel.session.SessionChange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a replay: which facts are due, and which sessions are open. Time is given to it. Confined to one thread,
 * except the counts.
 */
public final class Replay {

    private static final int MAX_FACTS_AT_ONCE = 1_000;

    private final List<Fact> facts;
    private final Pace pace;
    private final Map<String, ImportedSession> open = new LinkedHashMap<>();
    private volatile Counts counts = new Counts(0, 0, 0, 0);

    /**
     * How the log's time becomes now.
     *
     * @param logStart the instant of the log that is played first
     * @param startedAt when that is played
     * @param speed seconds of the log for each second, above 0
     */
    public record Pace(Instant logStart, Instant startedAt, double speed) {

        Instant shifted(Instant inLog) {
            double nanos = (double) Duration.between(logStart, inLog).toNanos() / speed;
            return startedAt.plusNanos((long) nanos).truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** How far it has come: facts played, sessions open now, the most at once, and sessions opened. */
    public record Counts(int played, int open, int mostOpen, int opened) {}

    /** What is to be journaled. */
    public record Due(List<ImportedAttempt> attempts, List<ImportedSession> sessions) {
        boolean isEmpty() {
            return attempts.isEmpty() && sessions.isEmpty();
        }
    }

    /** A replay of facts in the order of their time. */
    public Replay(List<Fact> facts, Pace pace) {
        this.facts = List.copyOf(facts);
        this.pace = pace;
    }

    /** The next facts that are due at {@code now}, at most a thousand; they count as played. */
    public Due next(Instant now) {
        List<ImportedAttempt> attempts = new ArrayList<>();
        List<ImportedSession> sessions = new ArrayList<>();
        int next = counts.played;
        int end = Math.min(facts.size(), next + MAX_FACTS_AT_ONCE);
        while (next < end && !pace.shifted(facts.get(next).occurredAt()).isAfter(now)) {
            switch (facts.get(next++)) {
                case Fact.Attempt(ImportedAttempt row) -> attempts.add(at(row, pace.shifted(row.occurredAt())));
                case Fact.SessionChanged(ImportedSession row) ->
                    sessions.add(track(Recording.at(row, pace.shifted(row.occurredAt()))));
                case Fact.TermBought term -> throw new IllegalArgumentException("a term cannot be replayed: " + term);
                case Fact.AccountKept account ->
                    throw new IllegalArgumentException("an account cannot be replayed: " + account);
                case Fact.EntryPosted entry ->
                    throw new IllegalArgumentException("an entry cannot be replayed: " + entry);
                case Fact.DeviceSeen device ->
                    throw new IllegalArgumentException("a device cannot be replayed: " + device);
            }
        }
        counts = new Counts(next, counts.open, counts.mostOpen, counts.opened);
        return new Due(attempts, sessions);
    }

    /** Whether all facts were played. */
    public boolean isAtEnd() {
        return counts.played == facts.size();
    }

    /** The sessions that are open, by id. */
    public List<String> openSessions() {
        return List.copyOf(open.keySet());
    }

    /** Closes all sessions that are open. */
    public Due closeAll(Instant now) {
        List<ImportedSession> closings = open.values().stream()
                .map(session -> new ImportedSession(
                        session.sourceKey() + "/end-of-replay",
                        session.sessionId(),
                        SessionChange.CLOSED,
                        session.accountName(),
                        session.deviceId(),
                        session.deviceType(),
                        session.address(),
                        now.truncatedTo(ChronoUnit.MICROS)))
                .toList();
        closings.forEach(this::track);
        return new Due(List.of(), closings);
    }

    /** How far it has come; readable by any thread. */
    public Counts counts() {
        return counts;
    }

    private ImportedSession track(ImportedSession session) {
        boolean opens = session.change() == SessionChange.OPENED;
        if (opens) {
            open.put(session.sessionId(), session);
        } else {
            open.remove(session.sessionId());
        }
        counts = new Counts(
                counts.played, open.size(), Math.max(counts.mostOpen, open.size()), counts.opened + (opens ? 1 : 0));
        return session;
    }

    private static ImportedAttempt at(ImportedAttempt attempt, Instant time) {
        return new ImportedAttempt(
                attempt.sourceKey(),
                attempt.accountName(),
                attempt.outcome(),
                attempt.method(),
                attempt.deviceId(),
                attempt.deviceType(),
                attempt.address(),
                time);
    }
}
