package io.panelhouse.ingest;

import io.panelhouse.ingest.capture.CannotCaptureException;
import io.panelhouse.ingest.capture.ChangeCapture;
import io.panelhouse.ingest.gateway.Gateway;
import io.panelhouse.ingest.publish.TopicSetup;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelUnavailableException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The resident process: change capture and the gateway. Stops cleanly on SIGTERM. */
public final class IngestMain {

    private static final int FAILED = 1;
    private static final int WRONG_CONFIGURATION = 78;
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(60);

    private IngestMain() {}

    /** Settings come from the environment; see docs/configuration.md. */
    public static void main(String[] arguments) throws InterruptedException {
        boundRequestTime();
        try {
            IngestSettings settings = IngestSettings.fromEnvironment(System.getenv());
            run(settings);
        } catch (IllegalArgumentException | IllegalStateException | CannotCaptureException wrong) {
            stop(WRONG_CONFIGURATION, wrong.getMessage());
        } catch (PanelUnavailableException unavailable) {
            stop(FAILED, unavailable.getMessage());
        } catch (SQLException unavailable) {
            stop(FAILED, "Cannot start ingest: PostgreSQL does not answer (" + unavailable.getMessage() + ")");
        } catch (ExecutionException unavailable) {
            stop(FAILED, "Cannot start ingest: Kafka does not answer (" + cause(unavailable) + ")");
        } catch (IOException taken) {
            stop(FAILED, "Cannot start ingest: the gateway cannot listen (" + taken.getMessage() + ")");
        }
    }

    private static @Nullable String cause(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.getMessage() : cause.getMessage();
    }

    private static void run(IngestSettings settings)
            throws SQLException, ExecutionException, IOException, InterruptedException {
        InstantSource clock = InstantSource.system();
        String kafka = settings.capture().bootstrapServers();
        try (var panel = Panel.open(settings.panel(), clock);
                var capture = new ChangeCapture(settings.capture(), clock);
                var gateway = new Gateway(settings.listen(), kafka, capture::status, panel, clock)) {
            new TopicSetup(kafka, KAFKA_TIMEOUT).createMissing();
            capture.start();
            System.err.println("ingest listens on port " + gateway.port());
            awaitStop();
        }
    }

    private static void awaitStop() throws InterruptedException {
        var stop = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.countDown();
                            try {
                                main.join(Duration.ofSeconds(15));
                            } catch (InterruptedException interrupted) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop"));
        stop.await();
    }

    // A caller that sends its request slowly must not hold a connection for ever. Read once, when the server starts.
    private static void boundRequestTime() {
        System.setProperty("sun.net.httpserver.maxReqTime", "20");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
    }

    private static void stop(int exitCode, @Nullable String sentence) {
        System.err.println(sentence);
        System.exit(exitCode);
    }
}
