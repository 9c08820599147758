package io.panelhouse.standalone.stack;

import io.panelhouse.standalone.home.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Does a piece of work again and again: whenever it is due and the stack is ready, looking every second. One thread.
 */
final class Schedule implements Runnable {

    private final Work work;
    private final BooleanSupplier isReady;
    private final InstantSource clock;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Schedule(Work work, BooleanSupplier isReady, InstantSource clock) {
        this.work = work;
        this.isReady = isReady;
        this.clock = clock;
    }

    /**
     * The interval that a variable says in minutes; zero is never.
     *
     * @throws Refusal if it is not a number from 0 to 10080
     */
    static Duration interval(Map<String, String> environment, String variable, String usualMinutes) {
        String minutes = environment.getOrDefault(variable, usualMinutes);
        if (!minutes.matches("\\d{1,5}") || Integer.parseInt(minutes) > 7 * 24 * 60) {
            throw new Refusal(
                    "Invalid setting %s: must be minutes from 0 to 10080, was %s".formatted(variable, minutes));
        }
        return Duration.ofMinutes(Integer.parseInt(minutes));
    }

    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try {
            while (!stopping.await(1, TimeUnit.SECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void look() throws InterruptedException {
        if (isReady.getAsBoolean() && work.isDue(clock.instant())) {
            work.run();
        }
    }

    /** What is done. Failures stay inside; it says itself when it is due again. */
    interface Work {
        boolean isDue(Instant now);

        void run() throws InterruptedException;
    }
}
