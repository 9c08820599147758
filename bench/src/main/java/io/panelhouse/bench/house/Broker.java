package io.panelhouse.bench.house;

import io.panelhouse.bench.house.House.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The broker of the standalone form, as a process. */
public final class Broker {

    private static final int HEAP_MEBIBYTES = 384;
    private static final short REPLICATION = 1;

    private final String address;
    private final Part part;

    private Broker(String address, Part part) {
        this.address = address;
        this.part = part;
    }

    /** Starts one and waits until it serves. */
    public static Broker start(House house) throws IOException, InterruptedException {
        int port = House.freePort();
        int health = House.freePort();
        Part part = house.start(
                "kafka",
                new Program("standalone", "io.panelhouse.standalone.kafka.KafkaMain", HEAP_MEBIBYTES),
                Map.of(
                        "PANELHOUSE_BIND", "127.0.0.1",
                        "PANELHOUSE_KAFKA_DATA", house.folder("kafka").toString(),
                        "PANELHOUSE_KAFKA_PORT", Integer.toString(port),
                        "PANELHOUSE_KAFKA_CONTROLLER_PORT", Integer.toString(House.freePort()),
                        "PANELHOUSE_KAFKA_HEALTH_PORT", Integer.toString(health)));
        part.awaitHealthy(health);
        return new Broker("127.0.0.1:" + port, part);
    }

    /** Bootstrap servers. */
    public String address() {
        return address;
    }

    /** The processor time that it has used, in seconds. */
    public double cpuSeconds() {
        return part.cpuSeconds();
    }

    /** Creates topics, and waits until the broker tells of all their partitions, which it does a little later. */
    public void create(List<String> topics, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address))) {
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, partitions, REPLICATION))
                            .toList())
                    .all()
                    .get();
            while (!areKnown(admin, topics, partitions)) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    private static boolean areKnown(Admin admin, List<String> topics, int partitions) throws InterruptedException {
        try {
            return admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .allMatch(topic -> topic.partitions().size() == partitions
                            && topic.partitions().stream().allMatch(partition -> partition.leader() != null));
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    /** A producer with the settings of the product's. */
    public KafkaProducer<byte[], byte[]> producer(int lingerMillis) {
        return new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                address,
                ProducerConfig.LINGER_MS_CONFIG,
                lingerMillis,
                ProducerConfig.BATCH_SIZE_CONFIG,
                64 << 10,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class));
    }

    /** A consumer of all partitions of these topics, from their beginning, that waits for no more than one record. */
    public KafkaConsumer<byte[], byte[]> consumer(List<String> topics) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, address);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings);
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
