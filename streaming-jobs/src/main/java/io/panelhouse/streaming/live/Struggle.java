package io.panelhouse.streaming.live;

/**
 * How an account stands with its sign-ins, besides the failures themselves. 0 is "none".
 *
 * @param acceptedMicros when it last signed in, microseconds since the epoch
 * @param version of its last record
 * @param open whether that record said that it has an issue
 * @param emittedMillis when that was given
 * @param timerMillis when it is looked at again
 */
public record Struggle(long acceptedMicros, long version, boolean open, long emittedMillis, long timerMillis) {

    static final Struggle NONE = new Struggle(0, 0, false, 0, 0);

    Struggle accepted(long micros) {
        return new Struggle(Math.max(acceptedMicros, micros), version, open, emittedMillis, timerMillis);
    }

    Struggle emitted(boolean nowOpen, long nowMillis) {
        return new Struggle(acceptedMicros, Math.max(version + 1, nowMillis), nowOpen, nowMillis, timerMillis);
    }

    Struggle withTimer(long millis) {
        return new Struggle(acceptedMicros, version, open, emittedMillis, millis);
    }
}
