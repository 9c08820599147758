package io.panelhouse.standalone.kafka;

import io.panelhouse.standalone.home.Refusal;
import java.io.IOException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker as a process: settings from the environment, {@code GET /health}, clean end on SIGTERM. */
public final class KafkaMain {

    private KafkaMain() {}

    public static void main(String[] arguments) {
        int exitCode = run();
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    private static int run() {
        try {
            KafkaSettings settings = KafkaSettings.fromEnvironment(System.getenv());
            KafkaStorage.prepare(settings.data());
            serve(settings);
            return 0;
        } catch (Refusal e) {
            System.err.println(e.sentence());
            return Refusal.EXIT_CODE;
        } catch (Exception e) {
            System.err.println("Cannot start Kafka: " + e.getMessage());
            return 1;
        }
    }

    private static void serve(KafkaSettings settings) throws IOException {
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings.broker()), Time.SYSTEM);
        KafkaHealth health = KafkaHealth.serve(settings);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            health.close();
                            server.shutdown();
                        },
                        "kafka-stop"));
        server.startup();
        server.awaitShutdown();
    }
}
