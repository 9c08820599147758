package io.panelhouse.panel.operation;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives service again to a suspended account. Where suspension pauses the clock, the ends of its terms move by the time
 * that was withheld.
 */
public record Resume(
        Actor actor,
        String key,
        AccountRef account,
        @Nullable Instant occurredAt,
        @Nullable String batch) implements AccountOrder {

    public Resume(Actor actor, String key, AccountRef account, @Nullable Instant occurredAt) {
        this(actor, key, account, occurredAt, null);
    }

    public Resume(Actor actor, String key, AccountId account) {
        this(actor, key, AccountRef.id(account), null);
    }

    /** The same, as one of a batch. */
    public Resume inBatch(String batch) {
        return new Resume(actor, key, account, occurredAt, batch);
    }
}
