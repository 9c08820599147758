package io.panelhouse.streaming.kafka;

import io.panelhouse.event.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker and controller in this JVM. It can be stopped and started again with its data. */
public final class EmbeddedKafka implements AutoCloseable {

    private static final List<String> OTHERS = List.of(
            Topics.SESSION_HEARTBEAT,
            Topics.FEED_BEAT,
            Topics.LIVE_COUNTERS,
            Topics.LIVE_ISSUE,
            Topics.LIVE_ALERT,
            Topics.LIVE_BEAT);

    private final KafkaConfig config;
    private final String bootstrapServers;
    private KafkaRaftServer server;
    private KafkaProducer<byte[], byte[]> producer;

    private EmbeddedKafka(Path folder) throws Exception {
        int broker = freePort();
        int controller = freePort();
        bootstrapServers = "127.0.0.1:" + broker;
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(broker, controller));
        settings.put("advertised.listeners", "PLAINTEXT://" + bootstrapServers);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.enable", "false");
        config = new KafkaConfig(settings, false);
        format(folder);
        server = started();
        producer = newProducer();
    }

    /** Starts a broker with an empty log and the topics of {@link Topics}. */
    public static EmbeddedKafka start(Path folder) throws Exception {
        EmbeddedKafka kafka = new EmbeddedKafka(folder);
        kafka.createTopics();
        return kafka;
    }

    /** Where it listens. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Writes one record; {@link #flush} makes sure that it is there. */
    public void send(String topic, String key, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    /** Writes one record with headers. */
    public void send(String topic, String key, byte[] value, Map<String, String> headers) {
        var record = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        var unused = producer.send(record);
    }

    /** Waits until everything sent is written. */
    public void flush() {
        producer.flush();
    }

    /** Everything that is in a topic now, partition by partition. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** How many records a topic of one partition has ever held. */
    public long end(String topic) {
        TopicPartition only = new TopicPartition(topic, 0);
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
        }
    }

    /** Stops the broker; {@link #restart} brings it back at the same address. */
    public void stop() {
        producer.close(Duration.ZERO);
        server.shutdown();
        server.awaitShutdown();
    }

    /** Starts the broker again with its data. */
    public void restart() {
        server = started();
        producer = newProducer();
    }

    @Override
    public void close() {
        stop();
    }

    private KafkaRaftServer started() {
        KafkaRaftServer raft = new KafkaRaftServer(config, Time.SYSTEM);
        raft.startup();
        return raft;
    }

    private KafkaProducer<byte[], byte[]> newProducer() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void createTopics() throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        Topics.JOURNALS.forEach(name -> topics.add(new NewTopic(name, Topics.PARTITIONS, (short) 1)));
        OTHERS.forEach(
                name -> topics.add(new NewTopic(name, name.endsWith("beat") ? 1 : Topics.PARTITIONS, (short) 1)));
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(topics).all().get();
        }
    }

    private static void format(Path folder) throws Exception {
        try (PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8)) {
            Formatter formatter = new Formatter();
            formatter
                    .setPrintStream(quiet)
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(folder.toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString());
            formatter.run();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
