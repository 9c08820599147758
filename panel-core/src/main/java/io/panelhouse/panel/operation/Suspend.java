package io.panelhouse.panel.operation;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Withholds service at once until the account is resumed. Its terms run on or stand still, as the setting
 * {@code suspensionPausesClock} of its owner says when it is resumed.
 */
public record Suspend(
        Actor actor,
        String key,
        AccountRef account,
        @Nullable Instant occurredAt,
        @Nullable String batch) implements AccountOrder {

    public Suspend(Actor actor, String key, AccountRef account, @Nullable Instant occurredAt) {
        this(actor, key, account, occurredAt, null);
    }

    public Suspend(Actor actor, String key, AccountId account) {
        this(actor, key, AccountRef.id(account), null);
    }

    /** The same, as one of a batch. */
    public Suspend inBatch(String batch) {
        return new Suspend(actor, key, account, occurredAt, batch);
    }
}
