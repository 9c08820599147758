package io.panelhouse.simulator.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls to the panel outside of the loop, their answers inside of it. At most {@code maxPendingCalls} are under way;
 * after a failure nothing is sent for a growing while, up to 10 s.
 */
final class PanelWork {
    private static final Logger log = LoggerFactory.getLogger(PanelWork.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Executor executor;
    private final InstantSource time;
    private final int maxPendingCalls;
    private final AtomicInteger pending = new AtomicInteger();
    private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();

    private int failuresInARow;
    private Instant pausedUntil = Instant.MIN;
    private Instant failingSince = Instant.MAX;

    PanelWork(Executor executor, InstantSource time, int maxPendingCalls) {
        this.executor = executor;
        this.time = time;
        this.maxPendingCalls = maxPendingCalls;
    }

    /**
     * Starts a call if there is room for one.
     *
     * @param onDone runs in the loop
     * @param onFailed runs in the loop, after a call whose effect is unknown
     * @return false if it was not started
     */
    <T> boolean start(Supplier<T> call, Consumer<T> onDone, Runnable onFailed) {
        if (pending.get() >= maxPendingCalls) {
            return false;
        }
        pending.incrementAndGet();
        executor.execute(() -> {
            try {
                T answer = call.get();
                answers.add(() -> {
                    succeeded();
                    onDone.accept(answer);
                });
            } catch (RuntimeException failure) {
                answers.add(() -> {
                    failed(failure);
                    onFailed.run();
                });
            } finally {
                pending.decrementAndGet();
            }
        });
        return true;
    }

    /** Runs what the answers that arrived ask for. */
    void deliver() {
        for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
            answer.run();
        }
    }

    Instant now() {
        return time.instant();
    }

    boolean paused(Instant now) {
        return now.isBefore(pausedUntil);
    }

    /** How long the panel has not answered; zero if it does. */
    Duration failingFor(Instant now) {
        return failuresInARow == 0 || now.isBefore(failingSince) ? Duration.ZERO : Duration.between(failingSince, now);
    }

    private void succeeded() {
        if (failuresInARow > 0) {
            log.info("The panel answers again");
            failuresInARow = 0;
        }
    }

    private void failed(RuntimeException failure) {
        Instant now = time.instant();
        if (failuresInARow == 0) {
            failingSince = now;
            log.warn("The panel does not answer; trying again until it does: {}", failure.getMessage(), failure);
        }
        if (paused(now)) {
            return;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresInARow, 6));
        failuresInARow++;
        pausedUntil = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }
}
