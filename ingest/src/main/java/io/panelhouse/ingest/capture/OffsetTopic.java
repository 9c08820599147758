package io.panelhouse.ingest.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.panelhouse.ingest.publish.EventPublisher;
import io.panelhouse.ingest.publish.TopicSetup;
import io.panelhouse.ingest.translate.PanelMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Where capture keeps its offset: in Kafka, beside what was published, so that a Kafka that was lost or put back to an
 * older state is known by it. The newest record of the slot's name counts; its value is {@code SYSTEM POSITION}.
 */
final class OffsetTopic {

    private static final TopicPartition ONLY = new TopicPartition(TopicSetup.OFFSET_TOPIC, 0);
    private static final byte[] KEY = CaptureSettings.SLOT.getBytes(UTF_8);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TIMEOUT_MILLIS = 10_000;

    private OffsetTopic() {}

    /** @throws KafkaException if Kafka does not answer */
    static @Nullable CaptureOffset read(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "ingest-offset",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(ONLY));
            consumer.seekToBeginning(List.of(ONLY));
            long end = consumer.endOffsets(List.of(ONLY)).getOrDefault(ONLY, 0L);
            CaptureOffset newest = null;
            while (consumer.position(ONLY) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (Arrays.equals(KEY, record.key())) {
                        newest = decoded(record.value());
                    }
                }
            }
            return newest;
        }
    }

    /** Returns before Kafka has acknowledged it. */
    static void write(EventPublisher publisher, CaptureOffset offset, Runnable acknowledged) {
        byte[] value = (offset.system() + " " + offset.position().asString()).getBytes(UTF_8);
        publisher.send(new PanelMessage(TopicSetup.OFFSET_TOPIC, KEY, value), acknowledged);
    }

    private static CaptureOffset decoded(byte[] value) {
        String[] parts = new String(value, UTF_8).split(" ", -1);
        return new CaptureOffset(parts[0], LogSequenceNumber.valueOf(parts[1]));
    }
}
