package io.panelhouse.panel.operation;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ends an account for good, at once and without giving credits back. It keeps its name, and nothing but a reversal of
 * the closing changes it any more.
 */
public record Close(
        Actor actor,
        String key,
        AccountRef account,
        @Nullable Instant occurredAt,
        @Nullable String batch) implements AccountOrder {

    public Close(Actor actor, String key, AccountRef account, @Nullable Instant occurredAt) {
        this(actor, key, account, occurredAt, null);
    }

    public Close(Actor actor, String key, AccountId account) {
        this(actor, key, AccountRef.id(account), null);
    }

    /** The same, as one of a batch. */
    public Close inBatch(String batch) {
        return new Close(actor, key, account, occurredAt, batch);
    }
}
