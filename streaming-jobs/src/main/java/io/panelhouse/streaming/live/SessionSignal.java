package io.panelhouse.streaming.live;

/**
 * A sign of one session, keyed by session; or, with the key {@link #BEAT_KEY}, a beat on its way through.
 *
 * @param sessionId the key
 * @param resellerId whose account it is; 0 for a beat
 * @param accountName of an opening; else empty
 * @param atMicros when it happened, microseconds since the epoch
 * @param recordedMicros when it was recorded, microseconds since the epoch
 */
public record SessionSignal(
        Kind kind, String sessionId, long resellerId, String accountName, long atMicros, long recordedMicros) {

    static final String BEAT_KEY = "";

    /** A beat of the feed. */
    public static SessionSignal beat(long atMicros) {
        return new SessionSignal(Kind.BEAT, BEAT_KEY, 0, "", atMicros, atMicros);
    }

    /** What it says. */
    public enum Kind {
        OPENED,
        HEARTBEAT,
        CLOSED,
        BEAT
    }
}
