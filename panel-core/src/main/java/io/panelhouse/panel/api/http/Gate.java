package io.panelhouse.panel.api.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** How much is done at the same time. What does not fit waits a little; what would wait longer is refused. */
final class Gate {

    private final Semaphore working;
    private final AtomicInteger waiting = new AtomicInteger();
    private final int maxWaiting;
    private final Duration patience;

    Gate(int maxWorking, int maxWaiting, Duration patience) {
        this.working = new Semaphore(maxWorking, true);
        this.maxWaiting = maxWaiting;
        this.patience = patience;
    }

    /** @throws ProblemException if there is too much to do already */
    <T> T through(Supplier<T> work) {
        if (!working.tryAcquire() && !waited()) {
            throw new ProblemException(
                    ProblemCode.OVERLOADED,
                    "Cannot answer: the server has too much to do; try again in a second",
                    Map.of("Retry-After", "1"));
        }
        try {
            return work.get();
        } finally {
            working.release();
        }
    }

    private boolean waited() {
        if (waiting.incrementAndGet() > maxWaiting) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            return working.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }
}
