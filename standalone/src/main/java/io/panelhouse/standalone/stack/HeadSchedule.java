package io.panelhouse.standalone.stack;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.Installation;
import io.panelhouse.standalone.home.Refusal;
import io.panelhouse.standalone.home.StackState;
import io.panelhouse.standalone.supervise.SupervisorLog;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Publishes the heads of the ledger's chains to the file outside the database: when the stack is ready, and then at a
 * steady interval. One thread.
 */
final class HeadSchedule implements Runnable {

    private static final String INTERVAL_VARIABLE = "PANELHOUSE_HEADS_MINUTES";

    private final Home home;
    private final StackState state;
    private final Duration interval;
    private final BooleanSupplier isReady;
    private final SupervisorLog log;
    private final BatchRun.Watch watch;
    private final CountDownLatch stopping = new CountDownLatch(1);

    HeadSchedule(
            Home home,
            StackState state,
            Duration interval,
            BooleanSupplier isReady,
            SupervisorLog log,
            BatchRun.Watch watch) {
        this.home = home;
        this.state = state;
        this.interval = interval;
        this.isReady = isReady;
        this.log = log;
        this.watch = watch;
    }

    /**
     * The interval between two publications, from {@code PANELHOUSE_HEADS_MINUTES}; zero publishes none.
     *
     * @throws Refusal if it is not a number from 0 to 10080
     */
    static Duration interval(Map<String, String> environment) {
        String minutes = environment.getOrDefault(INTERVAL_VARIABLE, "15");
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
                if (isReady.getAsBoolean()) {
                    publish();
                    if (stopping.await(interval.toSeconds(), TimeUnit.SECONDS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish() throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(new Installation(home.root())
                            .command(
                                    "panel-core",
                                    "io.panelhouse.panel.chain.PublishHeadsMain",
                                    List.of("-Xmx128m", "-XX:+UseSerialGC"),
                                    List.of()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(home.log("heads").toFile()));
            builder.environment().putAll(StackEnvironment.of(home, state));
            Process process = builder.start();
            watch.started(process);
            try {
                int exitCode = process.waitFor();
                if (exitCode != 0) {
                    log.write("heads", "publication ended with exit code " + exitCode + "; see logs/heads.log");
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                throw e;
            } finally {
                watch.ended(process);
            }
        } catch (IOException | Refusal e) {
            log.write("heads", "cannot publish: " + e.getMessage());
        }
    }
}
