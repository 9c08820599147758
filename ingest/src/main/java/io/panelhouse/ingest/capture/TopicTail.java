package io.panelhouse.ingest.capture;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a topic of one partition on a thread of its own until it is closed. When Kafka fails it starts again after a
 * pause: where its group has come to, or from the beginning if it has no group.
 */
final class TopicTail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final TopicPartition only;
    private final @Nullable String group;
    private final Reader reader;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    /** @param group whose place is kept, moved on after the reader has returned; null: read whole at each start */
    TopicTail(String bootstrapServers, String topic, @Nullable String group, Reader reader) {
        this.bootstrapServers = bootstrapServers;
        this.only = new TopicPartition(topic, 0);
        this.group = group;
        this.reader = reader;
        this.thread = new Thread(this::followUntilClosed, "tail-of-" + topic);
    }

    /** What is done with records. */
    interface Reader {

        /**
         * Takes what has arrived.
         *
         * @throws KafkaException if it is to be read again
         */
        void read(Iterable<ConsumerRecord<byte[], byte[]>> records);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<byte[], byte[]> reading = current;
        if (reading != null) {
            reading.wakeup();
        }
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                LOG.warn("Cannot stop reading topic {} within {} s", only.topic(), CLOSE_TIMEOUT.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void followUntilClosed() {
        try {
            while (closing.getCount() > 0) {
                follow();
                var unused = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (KafkaConsumer<byte[], byte[]> consumer = open()) {
            current = consumer;
            while (closing.getCount() > 0) {
                var records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    reader.read(records);
                    if (group != null) {
                        consumer.commitSync();
                    }
                }
            }
        } catch (WakeupException closed) {
            LOG.debug("Closed", closed);
        } catch (KafkaException failed) {
            LOG.warn("Cannot read topic {}: {}", only.topic(), failed.getMessage());
        } finally {
            current = null;
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, thread.getName());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        if (group != null) {
            config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        }
        var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(only));
        return consumer;
    }
}
