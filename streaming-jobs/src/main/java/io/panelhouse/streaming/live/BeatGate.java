package io.panelhouse.streaming.live;

import java.time.Duration;

/**
 * Lets beats pass only while the data that is read is as fresh as they are: after an outage the backlog of a large
 * topic takes longer to read than that of the beats, and a beat must not claim that all before it is shown.
 *
 * <p>Between two beats no record may pass that was captured more than {@link #SLACK} before the first of them.
 */
final class BeatGate {

    static final Duration SLACK = Duration.ofSeconds(2);

    private long lastBeatMicros;
    private boolean backlog;

    /** A record passed that was captured at this time, microseconds since the epoch. */
    void passed(long capturedMicros) {
        if (capturedMicros < lastBeatMicros - SLACK.toNanos() / 1000) {
            backlog = true;
        }
    }

    /** Whether a beat may pass; it is the next one to compare with in any case. */
    boolean lets(long beatMicros) {
        boolean pass = !backlog;
        // Also backwards: after a clock that was ahead all that is captured would seem old until it has caught up.
        lastBeatMicros = beatMicros;
        backlog = false;
        return pass;
    }
}
