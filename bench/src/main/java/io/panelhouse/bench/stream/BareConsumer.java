package io.panelhouse.bench.stream;

import com.sun.management.OperatingSystemMXBean;
import io.panelhouse.bench.house.Broker;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The anchor of S1: reads the same topics with the same settings and decodes each record, and nothing else. */
final class BareConsumer implements AutoCloseable {

    static final List<String> TOPICS = List.of(
            Topics.RESELLER, Topics.LEDGER_ENTRY, Topics.AUTH_ATTEMPT, Topics.SESSION, Topics.SESSION_HEARTBEAT);

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long read;
    private long sum;

    BareConsumer(Broker broker) {
        consumer = broker.consumer(TOPICS);
    }

    /** Reads on until so many records were read in all. */
    Speed readUpTo(long records) {
        long before = read;
        double cpu = cpuSeconds();
        long start = System.nanoTime();
        while (read < records) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                sum += decoded(record);
                read++;
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (read != records || sum == 0) {
            throw new IllegalStateException(
                    "Invalid benchmark: %d records were sent, %d read".formatted(records, read));
        }
        return new Speed(read - before, seconds, cpuSeconds() - cpu);
    }

    private static long decoded(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        return switch (record.topic()) {
            case Topics.SESSION_HEARTBEAT ->
                EventCodecs.SESSION_HEARTBEAT.decode(value).resellerId().value();
            case Topics.SESSION -> EventCodecs.SESSION_RECORDED.decode(value).sequence();
            case Topics.LEDGER_ENTRY ->
                EventCodecs.LEDGER_ENTRY_POSTED.decode(value).sequence();
            case Topics.AUTH_ATTEMPT ->
                EventCodecs.SIGN_IN_ATTEMPTED.decode(value).sequence();
            default -> EventCodecs.RESELLER_CHANGED.decode(value).sequence();
        };
    }

    /** The processor time of this whole process, in seconds. */
    static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
