package io.panelhouse.ingest.capture;

import io.panelhouse.ingest.publish.EventPublisher;
import io.panelhouse.ingest.publish.TopicSetup;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Captures rows again that a replay of the quarantine has written to {@link TopicSetup#AGAIN_TOPIC}, as this version
 * reads them. What it cannot read either goes back to quarantine.
 */
final class CaptureAgain implements TopicTail.Reader {

    static final String GROUP = "ingest-again";

    private final String bootstrapServers;
    private final InstantSource clock;

    CaptureAgain(String bootstrapServers, InstantSource clock) {
        this.bootstrapServers = bootstrapServers;
        this.clock = clock;
    }

    @Override
    public void read(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        // Replays are rare: a publisher of their own costs less than one that stands idle.
        try (EventPublisher publisher = new EventPublisher(bootstrapServers)) {
            RowPublisher rows = new RowPublisher(publisher);
            Instant capturedAt = clock.instant();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                publish(rows, record, capturedAt);
            }
            publisher.awaitAcknowledged();
        }
    }

    private static void publish(RowPublisher rows, ConsumerRecord<byte[], byte[]> record, Instant capturedAt) {
        byte[] bytes = record.value() == null ? new byte[0] : record.value();
        SavedRow row;
        try {
            row = SavedRow.ofBytes(bytes);
        } catch (IllegalArgumentException broken) {
            rows.refuse(
                    "%s-0@%d".formatted(record.topic(), record.offset()), null, bytes, broken, CaptureAgain::nothing);
            return;
        }
        rows.publish(row, capturedAt, CaptureAgain::nothing);
    }

    /** One record is not waited for: all are. */
    private static void nothing() {}
}
