package io.panelhouse.dashboard.reconcile;

import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The balances in {@code live.counters}, read from its beginning. Confined to one thread. */
final class LiveBalances implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Long, Live> latest = new HashMap<>();

    private LiveBalances(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static LiveBalances open(String bootstrapServers) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "reconcile");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties);
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.LIVE_COUNTERS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new LiveBalances(consumer);
    }

    /** Reads up to the end that the topic has now. */
    void readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                if (read.value() != null) {
                    accept(EventCodecs.LIVE_COUNTERS.decode(read.value()));
                }
            }
        }
    }

    private void accept(LiveCounters reading) {
        Live arrived = new Live(reading.balance(), reading.ledgerSequence());
        latest.merge(
                reading.resellerId().value(),
                arrived,
                (known, next) -> next.ledgerSequence() < known.ledgerSequence() ? known : next);
    }

    Optional<Live> of(long reseller) {
        return Optional.ofNullable(latest.get(reseller));
    }

    @Override
    public void close() {
        consumer.close();
    }

    /**
     * A live balance.
     *
     * @param ledgerSequence the wallet entry that it includes
     */
    record Live(BigDecimal balance, long ledgerSequence) {}
}
