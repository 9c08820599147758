package io.panelhouse.standalone.end2end;

import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.SignInAttempted;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that a live topic has told so far, read from its beginning to its present end. */
final class LiveHistory {

    private static final Duration POLL = Duration.ofMillis(200);

    private LiveHistory() {}

    /** The readings of a reseller, the oldest first. */
    static List<LiveCounters> ofCounters(StackUnderTest stack, long reseller) {
        List<LiveCounters> readings = new ArrayList<>();
        read(stack, Topics.LIVE_COUNTERS, value -> {
            LiveCounters reading = EventCodecs.LIVE_COUNTERS.decode(value);
            if (reading.resellerId().value() == reseller) {
                readings.add(reading);
            }
        });
        readings.sort(Comparator.comparingLong(LiveCounters::version));
        return readings;
    }

    /** Sign-ins of a reseller by outcome, each once. */
    static Map<String, Long> ofSignIns(StackUnderTest stack, long reseller) {
        Map<String, Long> counts = new TreeMap<>();
        Set<Long> seen = new HashSet<>();
        read(stack, Topics.AUTH_ATTEMPT, value -> {
            var envelope = EventCodecs.SIGN_IN_ATTEMPTED.decode(value);
            SignInAttempted attempt = envelope.event();
            if (attempt.resellerId().value() == reseller && seen.add(envelope.sequence())) {
                counts.merge(attempt.outcome().name(), 1L, Long::sum);
            }
        });
        return counts;
    }

    private static void read(StackUnderTest stack, String topic, Consumer<byte[]> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + stack.port("kafka"),
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> {
                    if (record.value() != null) {
                        reader.accept(record.value());
                    }
                });
            }
        }
    }
}
