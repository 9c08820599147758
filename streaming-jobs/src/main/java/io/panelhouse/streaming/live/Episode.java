package io.panelhouse.streaming.live;

/**
 * One time that an alert is open, or was last. 0 is "none".
 *
 * @param version of the last record
 * @param open whether that said that it is open
 * @param openedMicros when what opened it happened, microseconds since the epoch
 */
public record Episode(long version, boolean open, long openedMicros) {

    static final Episode NONE = new Episode(0, false, 0);

    Episode opened(long atMicros, long nowMillis) {
        return new Episode(next(nowMillis), true, atMicros);
    }

    Episode closed(long nowMillis) {
        return new Episode(next(nowMillis), false, openedMicros);
    }

    /** The same episode, told once more. */
    Episode again(long nowMillis) {
        return new Episode(next(nowMillis), open, openedMicros);
    }

    /** Grows with every record, also when the state was lost: the clock has gone on meanwhile. */
    private long next(long nowMillis) {
        return Math.max(version + 1, nowMillis);
    }
}
