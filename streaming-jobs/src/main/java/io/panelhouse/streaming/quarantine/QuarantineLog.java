package io.panelhouse.streaming.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.panelhouse.streaming.intake.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The topic of refused records, read whole. A journal row that capture refused has a header {@code source}; a replay
 * writes it to the topic from which capture reads it again.
 *
 * <p>A replay writes the record to its topic as it came, then a mark to the quarantine: a record without value whose
 * header {@code replayed} names the entry. Between the two a crash makes the next replay write it a second time, which
 * every reader drops by the journal's sequence.
 */
final class QuarantineLog implements AutoCloseable {

    private static final String REPLAYED = "replayed";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String TIMEOUT_MILLIS = "10000";
    private static final TopicPartition ONLY = new TopicPartition(Quarantine.TOPIC, 0);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;

    QuarantineLog(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "default.api.timeout.ms", TIMEOUT_MILLIS,
                        "allow.auto.create.topics", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.block.ms", TIMEOUT_MILLIS, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** All that was ever refused and is kept, oldest first. */
    List<Entry> entries() {
        Map<Long, Entry> entries = new TreeMap<>();
        Set<Long> replayed = new HashSet<>();
        consumer.assign(List.of(ONLY));
        consumer.seekToBeginning(List.of(ONLY));
        long end = consumer.endOffsets(List.of(ONLY)).getOrDefault(ONLY, 0L);
        while (consumer.position(ONLY) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Header mark = record.headers().lastHeader(REPLAYED);
                if (mark == null) {
                    entries.put(record.offset(), entry(record));
                } else {
                    replayed.add(Long.valueOf(new String(mark.value(), UTF_8)));
                }
            }
        }
        replayed.forEach(number -> entries.computeIfPresent(number, (same, entry) -> entry.afterReplay()));
        return List.copyOf(entries.values());
    }

    /**
     * Writes records to their topics again, each once, in the order in which they were refused.
     *
     * @return how many were written
     */
    int replay(Collection<Entry> entries) throws ExecutionException, InterruptedException {
        Map<String, Future<RecordMetadata>> written = new HashMap<>();
        for (Entry entry : entries) {
            if (!written.containsKey(entry.source())) {
                var record = new ProducerRecord<>(entry.topic(), entry.key(), entry.value());
                written.put(entry.source(), producer.send(record));
            }
        }
        for (Future<RecordMetadata> one : written.values()) {
            one.get();
        }
        List<Future<RecordMetadata>> marks = new ArrayList<>();
        for (Entry entry : entries) {
            Header mark =
                    new RecordHeader(REPLAYED, Long.toString(entry.number()).getBytes(UTF_8));
            marks.add(producer.send(
                    new ProducerRecord<>(Quarantine.TOPIC, 0, (byte[]) null, (byte[]) null, List.of(mark))));
        }
        for (Future<RecordMetadata> one : marks) {
            one.get();
        }
        return written.size();
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }

    private static Entry entry(ConsumerRecord<byte[], byte[]> record) {
        return new Entry(
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                header(record, "job"),
                header(record, "topic"),
                source(record),
                optional(record, "position"),
                header(record, "reason"),
                record.key(),
                record.value(),
                false);
    }

    private static String source(ConsumerRecord<byte[], byte[]> record) {
        String named = optional(record, "source");
        return named == null
                ? "%s-%s@%s".formatted(header(record, "topic"), header(record, "partition"), header(record, "offset"))
                : named;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        String found = optional(record, name);
        if (found == null) {
            throw new IllegalStateException(
                    "Cannot read quarantine entry %d: it has no header %s".formatted(record.offset(), name));
        }
        return found;
    }

    private static @Nullable String optional(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
