package io.panelhouse.panel.verdict;

import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.session.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the journals say to "no connection for so long".
 *
 * @param lastSuccess the newest accepted sign-in, however old; null if there is none
 * @param refusedSince how many attempts were refused after it
 * @param events what happened around the last success and since, oldest first, at most {@link #MAX_EVENTS}
 */
public record Claim(
        Answer answer, Duration claimed, @Nullable Attempt lastSuccess, long refusedSince, List<Event> events) {

    public static final int MAX_EVENTS = 4;

    public Claim {
        events = List.copyOf(events);
    }

    /** Compares the claim with the facts. */
    public static Claim check(Facts facts, Duration claimed, Instant now) {
        Attempt success = facts.lastAccepted();
        return new Claim(
                answer(facts, claimed, success, now),
                claimed,
                success,
                facts.refusedSince().size(),
                events(facts, success));
    }

    private static Answer answer(Facts facts, Duration claimed, @Nullable Attempt success, Instant now) {
        if (facts.connected(now).isPresent()) {
            return Answer.CONTRADICTED_CONNECTED;
        }
        if (success == null) {
            return Answer.CONFIRMED_NEVER;
        }
        if (success.occurredAt().isAfter(now.minus(claimed))) {
            return Answer.CONTRADICTED;
        }
        AccountStatus status = facts.account().status();
        boolean ended = status == AccountStatus.EXPIRED || status == AccountStatus.IN_GRACE;
        return ended ? Answer.CONFIRMED_EXPIRED : Answer.CONFIRMED;
    }

    private static List<Event> events(Facts facts, @Nullable Attempt success) {
        List<Event> events = new ArrayList<>();
        if (success != null) {
            events.add(new Event(success.occurredAt(), Event.Kind.SIGNED_IN, success, null, 1));
            facts.viewings().stream()
                    .filter(viewing ->
                            viewing.closedAt() != null && !viewing.openedAt().isBefore(success.occurredAt()))
                    .forEach(viewing -> events.add(closed(viewing)));
        }
        List<Attempt> refused = facts.refusedSince();
        if (!refused.isEmpty()) {
            Attempt first = refused.getLast();
            events.add(new Event(first.occurredAt(), Event.Kind.REFUSED, first, null, refused.size()));
        }
        events.sort(Comparator.comparing(Event::at));
        return events.size() <= MAX_EVENTS ? events : events.subList(events.size() - MAX_EVENTS, events.size());
    }

    private static Event closed(Viewing viewing) {
        Instant end = viewing.closedAt();
        return new Event(end == null ? viewing.openedAt() : end, Event.Kind.SIGNED_OUT, null, viewing, 1);
    }

    /** How the claim stands. */
    public enum Answer {
        /** Somebody signed in within the time claimed. */
        CONTRADICTED,
        /** It is connected at this moment. */
        CONTRADICTED_CONNECTED,
        /** Nobody signed in for so long. */
        CONFIRMED,
        /** And the account ended. */
        CONFIRMED_EXPIRED,
        /** Nobody ever signed in. */
        CONFIRMED_NEVER;

        public boolean contradicted() {
            return this == CONTRADICTED || this == CONTRADICTED_CONNECTED;
        }
    }

    /**
     * Something that happened.
     *
     * @param attempt of a sign-in or a refusal; null of a sign-out
     * @param viewing of a sign-out
     * @param times how many refusals it stands for
     */
    public record Event(
            Instant at,
            Kind kind,
            @Nullable Attempt attempt,
            @Nullable Viewing viewing,
            long times) {

        /** What happened. */
        public enum Kind {
            SIGNED_IN,
            SIGNED_OUT,
            REFUSED
        }
    }
}
