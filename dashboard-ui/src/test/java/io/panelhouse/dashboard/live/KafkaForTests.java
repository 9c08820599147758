package io.panelhouse.dashboard.live;

import io.panelhouse.event.Alert;
import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker in this JVM, alone in KRaft mode. */
public final class KafkaForTests implements AutoCloseable {

    private final Properties properties = new Properties();
    private final int port = freePort();
    private final KafkaRaftServer server;

    /** Starts a broker on an empty folder. */
    public static KafkaForTests start() throws Exception {
        return new KafkaForTests(Files.createTempDirectory("kafka-test"));
    }

    private KafkaForTests(Path folder) throws Exception {
        int controllerPort = freePort();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@localhost:" + controllerPort,
                "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort,
                "controller.listener.names", "CONTROLLER",
                "log.dirs", folder.toString(),
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0",
                "auto.create.topics.enable", "false"));
        properties.putAll(Map.of(
                "share.coordinator.state.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1"));
        format(folder);
        server = started();
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Makes the topics that the dashboard reads. */
    public void createTopics() throws Exception {
        List<NewTopic> topics = Stream.of(
                        Topics.LIVE_COUNTERS,
                        Topics.LIVE_ISSUE,
                        Topics.LIVE_ALERT,
                        Topics.AUTH_ATTEMPT,
                        Topics.FEED_BEAT,
                        Topics.LIVE_BEAT)
                .map(name -> new NewTopic(name, name.endsWith("beat") ? 1 : Topics.PARTITIONS, (short) 1))
                .toList();
        try (Admin admin = Admin.create(settings())) {
            admin.createTopics(topics).all().get();
        }
    }

    /** Writes records and waits until they are there. */
    public void send(Alert... alerts) {
        try (var producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Alert alert : alerts) {
                var unused = producer.send(new ProducerRecord<>(
                        Topics.LIVE_ALERT,
                        alert.key().getBytes(StandardCharsets.UTF_8),
                        EventCodecs.ALERT.encode(alert)));
            }
            producer.flush();
        }
    }

    /** Writes a beat of {@code feed.beat} or {@code live.beat}. */
    public void beat(String topic, Instant at) {
        try (var producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(new ProducerRecord<>(topic, EventCodecs.FEED_BEAT.encode(new FeedBeat(at))));
            producer.flush();
        }
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private KafkaRaftServer started() {
        var fresh = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        fresh.startup();
        return fresh;
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }
}
