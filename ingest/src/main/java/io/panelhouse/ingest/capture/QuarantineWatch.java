package io.panelhouse.ingest.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Knows how many of capture's rows wait in quarantine, from the topic itself: a restart forgets none, and what was
 * replayed waits no more. A row that was refused twice waits once.
 */
final class QuarantineWatch implements TopicTail.Reader {

    private static final String LEDGER = "journal.ledger_entry";

    private final Map<Long, String> sourceByEntry = new HashMap<>();
    private volatile Waiting waiting = Waiting.NONE;

    Waiting waiting() {
        return waiting;
    }

    @Override
    public void read(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String replayed = header(record, "replayed");
            if (replayed != null) {
                sourceByEntry.remove(Long.valueOf(replayed));
            } else if (RowPublisher.JOB.equals(header(record, "job"))) {
                sourceByEntry.put(record.offset(), String.valueOf(header(record, "source")));
            }
        }
        waiting = new Waiting(
                sourceByEntry.values().stream().distinct().count(),
                sourceByEntry.values().stream()
                        .filter(source -> source.startsWith(LEDGER))
                        .distinct()
                        .count());
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
