package io.panelhouse.panel.operation;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * New credits for a provider's wallet. Only an actor whose scope is the provider itself may mint.
 *
 * @param credits more than 0, at most 4 decimals
 */
public record Mint(
        Actor actor,
        String key,
        ResellerId provider,
        BigDecimal credits,
        @Nullable Instant occurredAt,
        @Nullable String batch)
        implements Order {

    public Mint(Actor actor, String key, ResellerId provider, BigDecimal credits, @Nullable Instant occurredAt) {
        this(actor, key, provider, credits, occurredAt, null);
    }

    public Mint(Actor actor, String key, ResellerId provider, BigDecimal credits) {
        this(actor, key, provider, credits, null);
    }

    /** The same, as one of a batch. */
    public Mint inBatch(String batch) {
        return new Mint(actor, key, provider, credits, occurredAt, batch);
    }
}
