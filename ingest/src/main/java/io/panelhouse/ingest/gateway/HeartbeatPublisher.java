package io.panelhouse.ingest.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.panelhouse.event.SessionHeartbeat;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Heartbeats to their topic, keyed by session. A heartbeat that cannot be sent within ten seconds is given up: the next
 * one says the same.
 */
final class HeartbeatPublisher implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    HeartbeatPublisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG, "ingest-gateway",
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.LINGER_MS_CONFIG, 2,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends and waits.
     *
     * @throws KafkaException if not all of them were acknowledged
     */
    void publish(List<SessionHeartbeat> heartbeats) {
        List<Future<?>> sent = new ArrayList<>(heartbeats.size());
        for (SessionHeartbeat heartbeat : heartbeats) {
            sent.add(producer.send(new ProducerRecord<>(
                    Topics.SESSION_HEARTBEAT,
                    heartbeat.sessionId().getBytes(UTF_8),
                    EventCodecs.SESSION_HEARTBEAT.encode(heartbeat))));
        }
        sent.forEach(HeartbeatPublisher::await);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }

    private static void await(Future<?> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException refused) {
            throw new KafkaException("Cannot publish heartbeats: " + refused.getMessage(), refused.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Cannot publish heartbeats: the gateway stops", stopping);
        }
    }
}
