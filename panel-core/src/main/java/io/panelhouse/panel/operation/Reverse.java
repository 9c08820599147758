package io.panelhouse.panel.operation;

import io.panelhouse.panel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes an operation back by posting its opposite: the last one of its account, within 24 hours, once. The provider may
 * do so later.
 *
 * @param operationId as the receipt of the operation names it
 */
public record Reverse(
        Actor actor,
        String key,
        long operationId,
        @Nullable Instant occurredAt,
        @Nullable String batch) implements Order {

    public Reverse(Actor actor, String key, long operationId, @Nullable Instant occurredAt) {
        this(actor, key, operationId, occurredAt, null);
    }

    public Reverse(Actor actor, String key, long operationId) {
        this(actor, key, operationId, null);
    }

    /** The same, as one of a batch. */
    public Reverse inBatch(String batch) {
        return new Reverse(actor, key, operationId, occurredAt, batch);
    }
}
