package io.panelhouse.ingest.publish;

import io.panelhouse.ingest.translate.PanelMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to Kafka; messages of one key arrive in the order in which they were sent.
 *
 * <p>A message is never given up while the publisher is open, since one that is skipped and sent again later would
 * arrive behind its successors. Safe for many threads.
 */
public final class EventPublisher implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** Connects lazily: Kafka need not answer yet. */
    public EventPublisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "ingest-capture",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Integer.MAX_VALUE,
                        ProducerConfig.LINGER_MS_CONFIG,
                        2,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 * 1024,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        1_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Hands a message over. Returns before it is acknowledged; waits where {@code 32 MiB} are under way already.
     *
     * @param acknowledged runs, on another thread, once it is on the disks of all in-sync replicas
     * @throws KafkaException if Kafka refused an earlier message for good; nothing may be sent after that
     */
    public void send(PanelMessage message, Runnable acknowledged) {
        send(record(message), acknowledged);
    }

    /**
     * Hands over a record without a key, in the same way.
     *
     * @throws KafkaException if Kafka refused an earlier message for good; nothing may be sent after that
     */
    public void send(String topic, byte[] value, Map<String, byte[]> headers, Runnable acknowledged) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, value);
        headers.forEach(record.headers()::add);
        send(record, acknowledged);
    }

    private void send(ProducerRecord<byte[], byte[]> record, Runnable acknowledged) {
        throwIfFailed();
        Future<RecordMetadata> acknowledgement = producer.send(record, (where, refused) -> {
            if (refused == null) {
                acknowledged.run();
            } else {
                failure.compareAndSet(null, refused);
            }
        });
        if (acknowledgement.isCancelled()) {
            throw new KafkaException("Cannot publish to Kafka: the message was cancelled");
        }
    }

    /**
     * Waits until everything that was sent is acknowledged by all in-sync replicas.
     *
     * @throws KafkaException if a message was refused for good, or the publisher was closed meanwhile
     */
    public void awaitAcknowledged() {
        producer.flush();
        throwIfFailed();
    }

    /** Gives up what is not acknowledged yet. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private static ProducerRecord<byte[], byte[]> record(PanelMessage message) {
        byte[] key = message.key();
        return key == null
                ? new ProducerRecord<>(message.topic(), message.value())
                : new ProducerRecord<>(message.topic(), key, message.value());
    }

    /**
     * Makes a failure known.
     *
     * @throws KafkaException if a message was refused for good
     */
    public void throwIfFailed() {
        Exception refused = failure.get();
        if (refused != null) {
            throw new KafkaException("Cannot publish to Kafka: " + refused.getMessage(), refused);
        }
    }
}
