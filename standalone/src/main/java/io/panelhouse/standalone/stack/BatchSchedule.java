package io.panelhouse.standalone.stack;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.Refusal;
import io.panelhouse.standalone.home.StackState;
import io.panelhouse.standalone.supervise.SupervisorLog;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Runs the batch jobs when the stack is ready for the first time, and then at a steady interval. One thread. */
final class BatchSchedule implements Runnable {

    private static final String INTERVAL_VARIABLE = "PANELHOUSE_BATCH_MINUTES";
    private static final Duration RETRY = Duration.ofMinutes(2);

    private final Home home;
    private final StackState state;
    private final Duration interval;
    private final BooleanSupplier isReady;
    private final SupervisorLog log;
    private final InstantSource clock;
    private final BatchRun.Watch watch;
    private final CountDownLatch stopping = new CountDownLatch(1);

    BatchSchedule(
            Home home,
            StackState state,
            Duration interval,
            BooleanSupplier isReady,
            SupervisorLog log,
            InstantSource clock,
            BatchRun.Watch watch) {
        this.home = home;
        this.state = state;
        this.interval = interval;
        this.isReady = isReady;
        this.log = log;
        this.clock = clock;
        this.watch = watch;
    }

    /**
     * The interval between two runs, from {@code PANELHOUSE_BATCH_MINUTES}; zero runs none.
     *
     * @throws Refusal if it is not a number from 0 to 10080
     */
    static Duration interval(Map<String, String> environment) {
        String minutes = environment.getOrDefault(INTERVAL_VARIABLE, "60");
        if (!minutes.matches("\\d{1,5}") || Integer.parseInt(minutes) > 7 * 24 * 60) {
            throw new Refusal("Invalid setting %s: must be minutes from 0 to 10080, was %s"
                    .formatted(INTERVAL_VARIABLE, minutes));
        }
        return Duration.ofMinutes(Integer.parseInt(minutes));
    }

    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        if (interval.isZero()) {
            return;
        }
        try {
            while (!stopping.await(1, TimeUnit.SECONDS)) {
                if (isReady.getAsBoolean() && isDue(clock.instant())) {
                    runOnce();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isDue(Instant now) {
        Optional<BatchRun.Last> last = BatchRun.last(home);
        return last.map(run -> {
                    Duration pause = run.succeeded() || interval.compareTo(RETRY) < 0 ? interval : RETRY;
                    return !Instant.parse(run.finishedAt()).plus(pause).isAfter(now);
                })
                .orElse(true);
    }

    private void runOnce() throws InterruptedException {
        Redirect toLog = Redirect.appendTo(home.log("batch").toFile());
        try {
            log.write("batch", "starts a run");
            Optional<Integer> exitCode = new BatchRun(home, state, clock, watch)
                    .run(List.of("run"), new BatchRun.Output(toLog, toLog), () -> false);
            log.write(
                    "batch",
                    exitCode.map(code -> "run ended with exit code " + code).orElse("another run goes on"));
        } catch (IOException | Refusal e) {
            log.write("batch", "cannot run: " + e.getMessage());
            stopping.await(RETRY.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
