package io.panelhouse.simulator.live;

import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The resident process: the loop ten times a second, the workers, the health endpoint; ends on SIGTERM. */
public final class LiveProcess {
    private static final Logger log = LoggerFactory.getLogger(LiveProcess.class);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int WORKERS = 6;

    private LiveProcess() {}

    /**
     * Runs until the process is asked to end.
     *
     * @throws io.panelhouse.panel.PanelUnavailableException if the panel does not answer at the start
     * @throws IllegalArgumentException if it holds no demo business or the port is taken
     */
    public static void run(PanelSettings database, LiveSettings settings, LiveOptions options)
            throws InterruptedException {
        InstantSource time = InstantSource.system();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endWithin(stop, stopped), "stop"));
        try (Panel panel = Panel.open(database, time);
                ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
                LiveBusiness business = LiveBusiness.open(panel, settings, options, time, workers)) {
            AtomicReference<LiveReading> reading = new AtomicReference<>(business.reading());
            try (HealthEndpoint health = HealthEndpoint.open(settings, reading::get, time)) {
                log.info("Live on port {}", health.port());
                while (!stop.await(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    business.tick();
                    reading.set(business.reading());
                }
            }
        } finally {
            stopped.countDown();
        }
    }

    private static void endWithin(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            if (!stopped.await(10, TimeUnit.SECONDS)) {
                log.warn("Cannot stop in 10 s: a call to the panel is under way; its effect is safe to repeat");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
