package io.panelhouse.dashboard.live;

import io.panelhouse.event.Alert;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import io.panelhouse.event.codec.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code live.counters}, {@code live.issue} and {@code live.alert} from the beginning and {@code live.beat} from
 * its newest record, without a consumer group and without end. When Kafka is away it tries again every two seconds, and
 * reads from the beginning again: readings are absolute, so a repetition is invisible.
 */
final class LiveTopicReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTopicReader.class);
    private static final List<String> TOPICS = List.of(
            Topics.LIVE_COUNTERS,
            Topics.LIVE_ISSUE,
            Topics.LIVE_ALERT,
            Topics.LIVE_BEAT,
            Topics.FEED_BEAT,
            Topics.AUTH_ATTEMPT);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ASK_FOR_TOPICS = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PARTITION_CHECK = Duration.ofMinutes(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("live-topics").daemon().unstarted(this::run);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private boolean awayWasSaid;

    LiveTopicReader(String bootstrapServers, Listener listener) {
        this.bootstrapServers = bootstrapServers;
        this.listener = listener;
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        KafkaConsumer<byte[], byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        do {
            try (KafkaConsumer<byte[], byte[]> opened = new KafkaConsumer<>(properties())) {
                consumer = opened;
                read(opened);
            } catch (WakeupException | InterruptException closing) {
                LOG.debug("The live feed stops", closing);
            } catch (KafkaException away) {
                sayAway(away.getMessage());
            } finally {
                consumer = null;
            }
        } while (!closedWithin(PAUSE));
    }

    private void read(KafkaConsumer<byte[], byte[]> opened) {
        while (!closedNow()) {
            List<TopicPartition> partitions = partitions(opened);
            if (partitions.isEmpty()) {
                sayAway("of the topics " + TOPICS + " at least one does not exist yet");
                return;
            }
            follow(opened, partitions);
        }
    }

    /** Reads until it is time to look whether topics were created anew. */
    private void follow(KafkaConsumer<byte[], byte[]> opened, List<TopicPartition> partitions) {
        if (!opened.assignment().equals(Set.copyOf(partitions))) {
            opened.assign(partitions);
            opened.seekToBeginning(of(partitions, Topics.LIVE_COUNTERS));
            opened.seekToBeginning(of(partitions, Topics.LIVE_ISSUE));
            opened.seekToBeginning(of(partitions, Topics.LIVE_ALERT));
            opened.seekToEnd(of(partitions, Topics.AUTH_ATTEMPT));
            seekToNewestBeat(opened, of(partitions, Topics.LIVE_BEAT));
            seekToNewestBeat(opened, of(partitions, Topics.FEED_BEAT));
        }
        long until = System.nanoTime() + PARTITION_CHECK.toNanos();
        while (System.nanoTime() < until && !closedNow()) {
            for (ConsumerRecord<byte[], byte[]> record : opened.poll(POLL)) {
                accept(record);
            }
        }
    }

    private static void seekToNewestBeat(KafkaConsumer<byte[], byte[]> opened, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> first = opened.beginningOffsets(partitions);
        opened.endOffsets(partitions)
                .forEach((partition, end) ->
                        opened.seek(partition, Math.max(first.getOrDefault(partition, 0L), end - 1)));
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            switch (record.topic()) {
                case Topics.LIVE_BEAT -> {
                    FeedBeat beat = EventCodecs.FEED_BEAT.decode(record.value());
                    listener.beat(beat.occurredAt());
                    sayBack();
                }
                case Topics.FEED_BEAT ->
                    listener.captured(
                            EventCodecs.FEED_BEAT.decode(record.value()).occurredAt());
                case Topics.AUTH_ATTEMPT ->
                    listener.signIn(EventCodecs.SIGN_IN_ATTEMPTED
                            .decode(record.value())
                            .event()
                            .resellerId());
                case Topics.LIVE_ISSUE -> listener.accept(EventCodecs.CONNECTION_ISSUE.decode(record.value()));
                case Topics.LIVE_ALERT -> listener.accept(EventCodecs.ALERT.decode(record.value()));
                default -> listener.accept(EventCodecs.LIVE_COUNTERS.decode(record.value()));
            }
        } catch (UnreadableEventException unreadable) {
            LOG.warn(
                    "Skipped {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> opened) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : TOPICS) {
            List<PartitionInfo> known = opened.partitionsFor(topic, ASK_FOR_TOPICS);
            if (known == null || known.isEmpty()) {
                return List.of();
            }
            known.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        return partitions;
    }

    private static List<TopicPartition> of(List<TopicPartition> partitions, String topic) {
        return partitions.stream()
                .filter(partition -> partition.topic().equals(topic))
                .toList();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "dashboard");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        return properties;
    }

    private void sayAway(@Nullable String why) {
        if (!awayWasSaid) {
            awayWasSaid = true;
            LOG.warn(
                    "Cannot read the live topics at {}: {}; trying again every {} s",
                    bootstrapServers,
                    why,
                    PAUSE.toSeconds());
        }
    }

    private void sayBack() {
        if (awayWasSaid) {
            awayWasSaid = false;
            LOG.info("The live feed is back");
        }
    }

    private boolean closedNow() {
        return closed.getCount() == 0;
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Who is told what was read, on the reader's thread. */
    interface Listener {

        void accept(LiveCounters reading);

        void accept(ConnectionIssue issue);

        void accept(Alert alert);

        /** Somebody tried to sign in to an account of the reseller. */
        void signIn(ResellerId reseller);

        void beat(Instant occurredAt);

        /** A beat of the capture, which the live job has not passed on yet. */
        void captured(Instant occurredAt);
    }
}
