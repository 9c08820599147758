package io.panelhouse.panel.api;

import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.database.ProgramLog;
import io.panelhouse.panel.webhook.WebhookDeliverer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The REST API as a process. Stops cleanly on SIGTERM.
 *
 * <p>Exit code 78 for a wrong setting, 1 if the database does not answer or the port is taken.
 */
public final class ApiMain {

    private static final int FAILED = 1;
    private static final int WRONG_CONFIGURATION = 78;

    private ApiMain() {}

    /** Settings come from the environment; see {@link ApiSettings}. */
    public static void main(String[] arguments) throws InterruptedException {
        ProgramLog.toStandardError();
        boundConnections();
        try {
            run(ApiSettings.fromEnvironment(System.getenv()));
        } catch (IllegalArgumentException wrong) {
            stop(WRONG_CONFIGURATION, wrong.getMessage());
        } catch (PanelUnavailableException unavailable) {
            stop(FAILED, unavailable.getMessage());
        } catch (IOException taken) {
            stop(FAILED, "Cannot start the API: it cannot listen (" + taken.getMessage() + ")");
        }
    }

    private static void run(ApiSettings settings) throws IOException, InterruptedException {
        InstantSource time = InstantSource.system();
        try (Panel panel = Panel.open(settings.panel(), time);
                WebhookDeliverer deliverer = panel.webhookDeliverer(settings.key(), settings.privateWebhooks());
                ApiServer server = new ApiServer(
                        settings.listen(),
                        panel,
                        Api.over(panel, panel.webhooks(settings.key(), settings.privateWebhooks())),
                        settings.requestsPerSecond(),
                        time)) {
            deliverer.start();
            System.err.println("api listens on port " + server.port());
            awaitStop();
        }
    }

    private static void awaitStop() throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
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

    // A caller that sends or reads slowly must not hold a connection for ever, and connections are few enough for the
    // heap. Read once, when the server starts.
    static void boundConnections() {
        System.setProperty("sun.net.httpserver.maxReqTime", "20");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("jdk.httpserver.maxConnections", "1000");
    }

    private static void stop(int exitCode, @Nullable String sentence) {
        System.err.println(sentence);
        System.exit(exitCode);
    }
}
