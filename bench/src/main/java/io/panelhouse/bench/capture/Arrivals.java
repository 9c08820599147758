package io.panelhouse.bench.capture;

import io.panelhouse.bench.house.Broker;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** What has come to Kafka of the session journal: each sequence once, with the time of its first arrival. */
final class Arrivals implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final long[] arrivedAt;
    private final AtomicLong distinct = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean closing;

    Arrivals(Broker broker, int mostRows) {
        arrivedAt = new long[mostRows + 1];
        consumer = broker.consumer(List.of(Topics.SESSION));
        thread = Thread.ofPlatform().name("arrivals").daemon().start(this::read);
    }

    /** When a sequence arrived, on the clock of {@link System#nanoTime}; to be asked after {@link #distinct} has it. */
    long at(long sequence) {
        return arrivedAt[(int) sequence];
    }

    long distinct() {
        return distinct.get();
    }

    /** Records that had come before: capture delivers at least once. */
    long repeated() {
        return repeated.get();
    }

    private void read() {
        while (!closing) {
            var records = consumer.poll(POLL);
            long now = System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                int sequence = (int)
                        EventCodecs.SESSION_RECORDED.decode(record.value()).sequence();
                if (arrivedAt[sequence] == 0) {
                    arrivedAt[sequence] = now;
                    distinct.incrementAndGet();
                } else {
                    repeated.incrementAndGet();
                }
            }
        }
        consumer.close();
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
