package io.panelhouse.bench.stream;

import io.panelhouse.bench.house.Broker;
import io.panelhouse.bench.house.Latencies;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Waiting times under a steady load: a debit of a probe's wallet until the live topic shows it, beside the same
 * producer and consumer without the job between them. A wallet is probed every two seconds, as its readings come at
 * most every 100 ms. Times run from when a probe was due.
 */
final class KafkaProbe {

    static final long FIRST_PROBE = 1_000_000;

    private static final int PROBES = 200;
    private static final long TICK_NANOS = 2_000_000;
    private static final int TICKS_OF_A_PROBE = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LiveLoad load;
    private final KafkaProducer<byte[], byte[]> producer;
    private final LiveTopic live;
    private long probed;

    /** What one turn gave. */
    record Turn(Latencies live, Latencies echo) {}

    KafkaProbe(LiveLoad load, Broker broker, LiveTopic live) {
        this.load = load;
        this.producer = broker.producer(1);
        this.live = live;
    }

    void found() {
        for (int i = 0; i < PROBES; i++) {
            load.foundReseller(FIRST_PROBE + i, LiveLoad.now());
        }
    }

    Turn turn(double eventsPerSecond, Duration time) throws InterruptedException {
        int ticks = (int) (time.toNanos() / TICK_NANOS);
        long firstProbe = probed;
        long[] dueAt = new long[ticks / TICKS_OF_A_PROBE + 1];
        long start = System.nanoTime();
        double owed = 0;
        for (int tick = 0; tick < ticks; tick++) {
            long due = start + tick * TICK_NANOS;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            if (tick % TICKS_OF_A_PROBE == 0) {
                dueAt[(int) (probed - firstProbe)] = due;
                probe();
            }
            owed += eventsPerSecond * TICK_NANOS / 1e9;
            int now = (int) owed / 100 * 100;
            load.send(now);
            owed -= now;
        }
        int count = (int) (probed - firstProbe);
        long[] shown = new long[count];
        long[] echoed = new long[count];
        for (int i = 0; i < count; i++) {
            shown[i] = arrival(firstProbe + i, true) - dueAt[i];
            echoed[i] = arrival(firstProbe + i, false) - dueAt[i];
        }
        return new Turn(Latencies.of(shown), Latencies.of(echoed));
    }

    private void probe() {
        load.debit(reseller(probed), sequence(probed), LiveLoad.now());
        var unused = producer.send(new ProducerRecord<>(
                LiveTopic.ECHO, ByteBuffer.allocate(Long.BYTES).putLong(probed).array()));
        probed++;
    }

    private long arrival(long number, boolean throughTheJob) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long at = throughTheJob ? live.shownAt(reseller(number), sequence(number)) : live.echoedAt(number);
            if (at != 0) {
                return at;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Invalid benchmark: probe %d was not shown".formatted(number));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static long reseller(long number) {
        return FIRST_PROBE + number % PROBES;
    }

    /** The first entry of each wallet is what funds it. */
    private static long sequence(long number) {
        return 2 + number / PROBES;
    }
}
