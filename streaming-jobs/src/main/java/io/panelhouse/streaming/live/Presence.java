package io.panelhouse.streaming.live;

import java.util.List;

/**
 * A device on an account: in a session, or refused again and again. Times are microseconds since the epoch.
 *
 * @param id the session, or the attempt that was refused first
 * @param lastId the attempt that was refused last; of a session empty
 * @param fromMicros when it was there first
 * @param untilMicros when it was there last; 0 for a session that is open
 * @param strange whether it waits to be judged: it is none of the account's own, and came beyond what may watch
 */
public record Presence(String device, String id, String lastId, long fromMicros, long untilMicros, boolean strange) {

    static Presence session(ViewingSignal opened, boolean strange) {
        return new Presence(opened.device(), opened.id(), "", opened.atMicros(), 0, strange);
    }

    /** The first time that a device was refused. */
    static Presence refused(ViewingSignal attempt) {
        return new Presence(attempt.device(), attempt.id(), attempt.id(), attempt.atMicros(), attempt.atMicros(), true);
    }

    /** The same, with one more time. */
    Presence again(ViewingSignal attempt) {
        boolean newer = attempt.atMicros() > untilMicros;
        boolean older = attempt.atMicros() < fromMicros;
        return new Presence(
                device,
                older ? attempt.id() : id,
                newer ? attempt.id() : lastId,
                Math.min(fromMicros, attempt.atMicros()),
                Math.max(untilMicros, attempt.atMicros()),
                strange);
    }

    Presence closed(long atMicros) {
        return new Presence(device, id, lastId, fromMicros, Math.max(fromMicros, atMicros), strange);
    }

    Presence known() {
        return new Presence(device, id, lastId, fromMicros, untilMicros, false);
    }

    /** The session, or the attempts that were refused first and last. */
    List<String> proof() {
        return ofSession() ? List.of(id) : List.of("attempt " + id, "attempt " + lastId);
    }

    boolean isOpen() {
        return untilMicros == 0;
    }

    boolean ofSession() {
        return lastId.isEmpty();
    }

    /** For how long both were there, where those that are open are known to be there until some time. */
    long overlapMicros(Presence other, long openUntilMicros) {
        long from = Math.max(fromMicros, other.fromMicros);
        long until = Math.min(until(openUntilMicros), other.until(openUntilMicros));
        return until - from;
    }

    long until(long openUntilMicros) {
        return isOpen() ? openUntilMicros : untilMicros;
    }
}
