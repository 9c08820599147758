package io.panelhouse.dashboard.reconcile;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Tries something again until it holds or the time is over. */
final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private Patience() {}

    /** Returns whether it held in time; it is tried at least once. */
    static boolean until(Duration limit, Attempt attempt) throws Exception {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!attempt.holds()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    /** What is tried. */
    @FunctionalInterface
    interface Attempt {
        boolean holds() throws Exception;
    }
}
