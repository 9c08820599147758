package io.panelhouse.panel.operation;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credits from one wallet to another, where one reseller is above the other and both are in the actor's subtree.
 *
 * @param credits more than 0, at most 4 decimals
 */
public record Transfer(
        Actor actor,
        String key,
        ResellerId from,
        ResellerId to,
        BigDecimal credits,
        @Nullable Instant occurredAt,
        @Nullable String batch)
        implements Order {

    public Transfer(
            Actor actor, String key, ResellerId from, ResellerId to, BigDecimal credits, @Nullable Instant occurredAt) {
        this(actor, key, from, to, credits, occurredAt, null);
    }

    public Transfer(Actor actor, String key, ResellerId from, ResellerId to, BigDecimal credits) {
        this(actor, key, from, to, credits, null);
    }

    /** The same, as one of a batch. */
    public Transfer inBatch(String batch) {
        return new Transfer(actor, key, from, to, credits, occurredAt, batch);
    }
}
