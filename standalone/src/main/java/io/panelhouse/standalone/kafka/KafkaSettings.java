package io.panelhouse.standalone.kafka;

import io.panelhouse.standalone.home.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Settings of the broker.
 *
 * @param bind address of the listeners
 * @param advertised host name that clients are told
 * @param port for clients
 * @param controllerPort for the controller, which only the broker itself uses
 * @param healthPort for {@code GET /health}
 * @param data folder of the logs
 */
record KafkaSettings(String bind, String advertised, int port, int controllerPort, int healthPort, Path data) {

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    static KafkaSettings fromEnvironment(Map<String, String> environment) {
        String bind = environment.getOrDefault("PANELHOUSE_BIND", "127.0.0.1");
        return new KafkaSettings(
                bind,
                environment.getOrDefault("PANELHOUSE_KAFKA_ADVERTISED", "127.0.0.1"),
                port(environment, "PANELHOUSE_KAFKA_PORT"),
                port(environment, "PANELHOUSE_KAFKA_CONTROLLER_PORT"),
                port(environment, "PANELHOUSE_KAFKA_HEALTH_PORT"),
                Path.of(text(environment, "PANELHOUSE_KAFKA_DATA")));
    }

    private static String text(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new Refusal("Cannot start Kafka: the setting %s is missing".formatted(name));
        }
        return value;
    }

    private static int port(Map<String, String> environment, String name) {
        String value = text(environment, name);
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            throw new Refusal("Invalid setting %s: must be a port from 1 to 65535, was %s".formatted(name, value));
        }
        return Integer.parseInt(value);
    }

    /** One node is broker and controller; a record is on disk within a second, and a killed process loses none. */
    Properties broker() {
        Properties properties = new Properties();
        properties.put("node.id", Integer.toString(NODE));
        properties.put("process.roles", "broker,controller");
        properties.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE, controllerPort));
        properties.put("controller.listener.names", CONTROLLER);
        properties.put(
                "listeners", "PLAINTEXT://%s:%d,%s://127.0.0.1:%d".formatted(bind, port, CONTROLLER, controllerPort));
        properties.put("advertised.listeners", "PLAINTEXT://%s:%d".formatted(advertised, port));
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,%s:PLAINTEXT".formatted(CONTROLLER));
        properties.put("log.dirs", data.toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.flush.interval.ms", "1000");
        properties.put("log.flush.scheduler.interval.ms", "1000");
        properties.put("log.segment.bytes", Integer.toString(128 << 20));
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(32 << 20));
        properties.put("broker.session.timeout.ms", "5000");
        properties.put("broker.heartbeat.interval.ms", "1000");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "2");
        return properties;
    }
}
