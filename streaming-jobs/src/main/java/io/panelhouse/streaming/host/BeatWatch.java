package io.panelhouse.streaming.host;

import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import io.panelhouse.event.codec.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the last beat that has passed the live job, as every reader of the live feed can. */
final class BeatWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(BeatWatch.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long RETRY_SECONDS = 5;
    private static final TopicPartition BEATS = new TopicPartition(Topics.LIVE_BEAT, 0);

    private final String kafka;
    private volatile @Nullable Instant last;

    BeatWatch(String kafka) {
        this.kafka = kafka;
    }

    Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    /** Reads until the thread is interrupted. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                readUntilItFails();
                TimeUnit.SECONDS.sleep(RETRY_SECONDS);
            }
        } catch (InterruptedException | InterruptException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilItFails() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "panelhouse-beat-watch",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4_000);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(BEATS));
            long end = consumer.endOffsets(List.of(BEATS)).getOrDefault(BEATS, 0L);
            consumer.seek(BEATS, Math.max(0, end - 1));
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(POLL).forEach(record -> take(record.value()));
            }
        } catch (InterruptException stopping) {
            throw stopping;
        } catch (KafkaException away) {
            LOG.warn("Cannot read {}: {}; trying again", Topics.LIVE_BEAT, away.getMessage());
        }
    }

    private void take(byte[] value) {
        try {
            FeedBeat beat = EventCodecs.FEED_BEAT.decode(value);
            last = beat.occurredAt();
        } catch (UnreadableEventException unusable) {
            LOG.warn("Cannot read a beat: {}", unusable.getMessage());
        }
    }
}
