package io.panelhouse.bench.stream;

import io.panelhouse.bench.house.Broker;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/** Follows the live readings as the dashboard does, and the echo topic; notes when what was waited for arrived. */
final class LiveTopic implements AutoCloseable {

    static final String ECHO = "bench.echo";

    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<Long, LiveCounters> latest = new ConcurrentHashMap<>();
    private final Map<Long, Long> firstShown = new ConcurrentHashMap<>();
    private final Map<Long, Long> echoed = new ConcurrentHashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean closing;

    LiveTopic(Broker broker) {
        consumer = broker.consumer(List.of(Topics.LIVE_COUNTERS, ECHO));
        thread = Thread.ofPlatform().name("live-topic").daemon().start(this::read);
    }

    @Nullable
    LiveCounters reading(long reseller) {
        return latest.get(reseller);
    }

    /** Waits until a reading is as it must be, for so long; returns when it was seen, by {@link System#nanoTime}. */
    long await(long reseller, Predicate<LiveCounters> expected, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (latest) {
            while (true) {
                LiveCounters reading = latest.get(reseller);
                if (reading != null && expected.test(reading)) {
                    return System.nanoTime();
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IllegalStateException("Invalid benchmark: reseller %d shows %s after %d s"
                            .formatted(reseller, reading, patience.toSeconds()));
                }
                latest.wait(left);
            }
        }
    }

    /** When a reading first included this entry of this probe's wallet; 0 if none has. */
    long shownAt(long reseller, long ledgerSequence) {
        return firstShown.getOrDefault(probe(reseller, ledgerSequence), 0L);
    }

    /** When an echo came; 0 if it has not. */
    long echoedAt(long number) {
        return echoed.getOrDefault(number, 0L);
    }

    private void read() {
        while (!closing) {
            var records = consumer.poll(POLL);
            long now = System.nanoTime();
            if (records.isEmpty()) {
                continue;
            }
            synchronized (latest) {
                records.forEach(record -> accept(record, now));
                latest.notifyAll();
            }
        }
        consumer.close();
    }

    private void accept(ConsumerRecord<byte[], byte[]> record, long now) {
        if (record.topic().equals(ECHO)) {
            echoed.put(ByteBuffer.wrap(record.value()).getLong(), now);
            return;
        }
        LiveCounters reading = EventCodecs.LIVE_COUNTERS.decode(record.value());
        long reseller = reading.resellerId().value();
        LiveCounters before = latest.get(reseller);
        if (before != null && before.version() >= reading.version()) {
            return;
        }
        latest.put(reseller, reading);
        if (reseller >= KafkaProbe.FIRST_PROBE) {
            long from = before == null ? 0 : before.ledgerSequence();
            for (long sequence = from + 1; sequence <= reading.ledgerSequence(); sequence++) {
                firstShown.put(probe(reseller, sequence), now);
            }
        }
    }

    private static long probe(long reseller, long ledgerSequence) {
        return reseller * 1_000_000 + ledgerSequence;
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
