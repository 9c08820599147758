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

/** When the batch jobs run: when the stack is ready for the first time, and then at a steady interval. */
final class BatchSchedule implements Schedule.Work {

    private static final Duration RETRY = Duration.ofMinutes(2);

    private final Home home;
    private final StackState state;
    private final Duration interval;
    private final SupervisorLog log;
    private final InstantSource clock;
    private final BatchRun.Watch watch;
    private Instant notBefore = Instant.MIN;

    BatchSchedule(
            Home home,
            StackState state,
            Duration interval,
            SupervisorLog log,
            InstantSource clock,
            BatchRun.Watch watch) {
        this.home = home;
        this.state = state;
        this.interval = interval;
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
        return Schedule.interval(environment, "PANELHOUSE_BATCH_MINUTES", "60");
    }

    @Override
    public boolean isDue(Instant now) {
        if (interval.isZero() || notBefore.isAfter(now)) {
            return false;
        }
        return BatchRun.last(home)
                .map(run -> {
                    Duration pause = run.succeeded() || interval.compareTo(RETRY) < 0 ? interval : RETRY;
                    return !Instant.parse(run.finishedAt()).plus(pause).isAfter(now);
                })
                .orElse(true);
    }

    @Override
    public void run() throws InterruptedException {
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
            notBefore = clock.instant().plus(RETRY);
        }
    }
}
