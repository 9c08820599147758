package io.panelhouse.standalone.end2end;

import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows the live topics by the rules that {@link LiveCounters} gives to readers, as the dashboard does. */
final class ShownFigures implements AutoCloseable {

    private static final Duration PANELS_PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<String> TOPICS = List.of(Topics.LIVE_COUNTERS, Topics.LIVE_BEAT);

    private final String kafka;
    private final Map<Long, LiveCounters> latest = new ConcurrentHashMap<>();
    private volatile Instant lastBeat = Instant.EPOCH;
    private volatile boolean closing;

    ShownFigures(String kafka) {
        this.kafka = kafka;
        Thread.ofPlatform().name("shown").daemon().start(this::readUntilClosed);
    }

    Map<Long, Figures> of(List<Long> resellers) {
        Map<Long, Figures> shown = new HashMap<>();
        for (Long reseller : resellers) {
            LiveCounters reading = latest.get(reseller);
            if (reading != null) {
                shown.put(reseller, Figures.of(reading));
            }
        }
        return shown;
    }

    /** Whether all that was committed until then is shown: a beat that was recorded later has come through the job. */
    boolean include(Instant committed) {
        Instant beat = lastBeat;
        // One that was recorded while the clock was wrong says nothing.
        return beat.isAfter(committed) && beat.isBefore(committed.plus(PANELS_PATIENCE));
    }

    private void readUntilClosed() {
        while (!closing) {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
                while (!closing) {
                    consumer.poll(POLL).forEach(this::accept);
                }
            } catch (KafkaException away) {
                Thread.onSpinWait();
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500));
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        if (record.topic().equals(Topics.LIVE_BEAT)) {
            FeedBeat beat = EventCodecs.FEED_BEAT.decode(record.value());
            lastBeat = beat.occurredAt();
            return;
        }
        LiveCounters reading = EventCodecs.LIVE_COUNTERS.decode(record.value());
        latest.merge(
                reading.resellerId().value(),
                reading,
                (shown, arrived) -> arrived.version() > shown.version() ? arrived : shown);
    }

    @Override
    public void close() {
        closing = true;
    }
}
