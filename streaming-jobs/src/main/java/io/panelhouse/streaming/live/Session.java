package io.panelhouse.streaming.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one session. Times are milliseconds since the epoch.
 *
 * @param resellerId whose account it is
 * @param accountName empty until the opening is known
 * @param lastSeenMillis the opening or the last heartbeat, never later than when it was processed
 * @param deadlineMillis when something is due: an open session expires, any other is forgotten
 * @param timerMillis when the one timer of the session fires; at or before the deadline
 */
public record Session(
        Phase phase, long resellerId, String accountName, long lastSeenMillis, long deadlineMillis, long timerMillis) {

    /** How long a session is open after its last sign of life. */
    static final Duration EXPIRY = Duration.ofSeconds(90);
    /** How long a heartbeat can reopen a session that expired. */
    static final Duration EXPIRED_KEPT = Duration.ofHours(6);
    /** How long an opening that is already old waits for its heartbeats. */
    static final Duration OLD_OPENING_KEPT = Duration.ofMinutes(10);
    /** How long a closing outlives the last moment at which its opening could still count. */
    static final Duration CLOSING_KEPT = Duration.ofMinutes(10);

    /** Where a session stands. */
    public enum Phase {
        /** Heartbeats came, the opening has not yet. */
        HEARD,
        /** Counts as online. */
        OPEN,
        /** Opened, but without a recent sign of life. */
        EXPIRED,
        /** Ended for good. */
        CLOSED
    }

    boolean open() {
        return phase == Phase.OPEN;
    }

    /** The session after a signal, or null if nothing of it needs to be remembered. */
    static @Nullable Session after(@Nullable Session before, SessionSignal signal, long nowMillis) {
        if (before != null && before.phase == Phase.CLOSED) {
            return before;
        }
        if (signal.kind() == SessionSignal.Kind.CLOSED) {
            return closed(before, signal, nowMillis);
        }
        long seenMillis = Math.min(Math.floorDiv(signal.atMicros(), 1000), nowMillis);
        return signal.kind() == SessionSignal.Kind.OPENED
                ? opened(before, signal, seenMillis, nowMillis)
                : heard(before, signal, seenMillis, nowMillis);
    }

    /** The session once its deadline has passed, or null if it is forgotten. */
    @Nullable
    Session atDeadline(long nowMillis) {
        return switch (phase) {
            case OPEN ->
                new Session(
                        Phase.EXPIRED,
                        resellerId,
                        accountName,
                        lastSeenMillis,
                        nowMillis + EXPIRED_KEPT.toMillis(),
                        timerMillis);
            case HEARD, EXPIRED, CLOSED -> null;
        };
    }

    Session withTimer(long millis) {
        return new Session(phase, resellerId, accountName, lastSeenMillis, deadlineMillis, millis);
    }

    private static Session opened(@Nullable Session before, SessionSignal signal, long openedMillis, long nowMillis) {
        if (before != null && before.phase != Phase.HEARD) {
            return before.seen(openedMillis, nowMillis);
        }
        long seenMillis = before == null ? openedMillis : Math.max(openedMillis, before.lastSeenMillis);
        return new Session(
                        Phase.EXPIRED,
                        signal.resellerId(),
                        signal.accountName(),
                        seenMillis,
                        nowMillis + OLD_OPENING_KEPT.toMillis(),
                        before == null ? 0 : before.timerMillis)
                .seen(seenMillis, nowMillis);
    }

    private static @Nullable Session heard(
            @Nullable Session before, SessionSignal signal, long heardMillis, long nowMillis) {
        if (before != null) {
            return before.seen(heardMillis, nowMillis);
        }
        long expiry = heardMillis + EXPIRY.toMillis();
        return expiry > nowMillis ? new Session(Phase.HEARD, signal.resellerId(), "", heardMillis, expiry, 0) : null;
    }

    private static @Nullable Session closed(@Nullable Session before, SessionSignal signal, long nowMillis) {
        long closedMillis = Math.min(Math.floorDiv(signal.atMicros(), 1000), nowMillis);
        long seenMillis = before == null ? closedMillis : Math.max(closedMillis, before.lastSeenMillis);
        long expiry = seenMillis + EXPIRY.toMillis();
        if (expiry <= nowMillis) {
            return null; // Its opening is older still: should it come again, it does not count.
        }
        return new Session(
                Phase.CLOSED,
                before == null ? signal.resellerId() : before.resellerId,
                before == null ? "" : before.accountName,
                seenMillis,
                expiry + CLOSING_KEPT.toMillis(),
                before == null ? 0 : before.timerMillis);
    }

    private Session seen(long millis, long nowMillis) {
        long seenMillis = Math.max(millis, lastSeenMillis);
        long expiry = seenMillis + EXPIRY.toMillis();
        if (phase == Phase.EXPIRED && expiry <= nowMillis) {
            return seenMillis == lastSeenMillis
                    ? this
                    : new Session(phase, resellerId, accountName, seenMillis, deadlineMillis, timerMillis);
        }
        Phase next = phase == Phase.EXPIRED ? Phase.OPEN : phase;
        return new Session(next, resellerId, accountName, seenMillis, expiry, timerMillis);
    }
}
