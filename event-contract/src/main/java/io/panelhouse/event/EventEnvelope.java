package io.panelhouse.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A captured journal row: the fact and where it stands in its journal.
 *
 * <p>Delivered at least once, per key in commit order. A consumer drops what it has seen by {@code sequence}, which is
 * unique within the journal (and so within the topic) but has gaps and, across keys, may arrive out of order.
 *
 * @param sequence the row's number in its journal, from 1
 * @param recordedAt when the panel committed the row, UTC; differs from {@code event.occurredAt()} for imported history
 * @param capturedAt when capture read the row, UTC; differs between deliveries of one row
 * @param source what the row was imported from, or null if the panel itself recorded it
 */
public record EventEnvelope<E extends PanelEvent>(
        long sequence,
        Instant recordedAt,
        Instant capturedAt,
        @Nullable String source,
        E event) {

    public EventEnvelope {
        if (sequence < 1) {
            throw new IllegalArgumentException("Invalid event: sequence must be at least 1, was " + sequence);
        }
    }
}
