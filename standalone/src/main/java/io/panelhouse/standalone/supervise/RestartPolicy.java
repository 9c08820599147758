package io.panelhouse.standalone.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decides what happens after a part has died: another try after a delay that doubles, or no more tries. Confined to the
 * thread of its part.
 */
final class RestartPolicy {

    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration MAX_DELAY = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofSeconds(10);
    private static final int REFUSED = 78;

    private final int maxFailures;
    private final Duration window;
    private final Deque<Instant> failuresWithoutHealth = new ArrayDeque<>();
    private Duration nextDelay = FIRST_DELAY;

    /**
     * @param maxFailures so many failures within the window, without becoming healthy, are the end
     * @param window how long a failure counts
     */
    RestartPolicy(int maxFailures, Duration window) {
        this.maxFailures = maxFailures;
        this.window = window;
    }

    /** The part is healthy since the given time spent; the failures before are forgiven. */
    void healthyFor(Duration time) {
        failuresWithoutHealth.clear();
        if (time.compareTo(STEADY) >= 0) {
            nextDelay = FIRST_DELAY;
        }
    }

    Decision failed(Instant now, int exitCode) {
        if (exitCode == REFUSED) {
            return new GiveUp("it refuses to start");
        }
        failuresWithoutHealth.addLast(now);
        while (failuresWithoutHealth.getFirst().isBefore(now.minus(window))) {
            failuresWithoutHealth.removeFirst();
        }
        if (failuresWithoutHealth.size() >= maxFailures) {
            return new GiveUp(
                    "%d failures within %d s without becoming healthy".formatted(maxFailures, window.toSeconds()));
        }
        Duration delay = nextDelay;
        Duration doubled = delay.multipliedBy(2);
        nextDelay = doubled.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : doubled;
        return new RetryAfter(delay);
    }

    /** What happens next. */
    sealed interface Decision permits RetryAfter, GiveUp {}

    record RetryAfter(Duration delay) implements Decision {}

    record GiveUp(String why) implements Decision {}
}
