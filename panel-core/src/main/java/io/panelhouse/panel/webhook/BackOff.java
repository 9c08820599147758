package io.panelhouse.panel.webhook;

import java.time.Duration;

/** How long to wait after a failure: twice as long each time, and not for all at the same moment. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int MAX_DOUBLINGS = 20;

    private BackOff() {}

    /** The longest wait after so many failures; the shortest is half of it. */
    static Duration longest(int failures) {
        Duration doubled = FIRST.multipliedBy(1L << Math.clamp(failures - 1, 0, MAX_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** @param random from 0 to 1 */
    static Duration after(int failures, double random) {
        return Duration.ofMillis(Math.round(longest(failures).toMillis() * (0.5 + random / 2)));
    }
}
