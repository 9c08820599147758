package io.panelhouse.panel.operation;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives an account to another reseller of the same tree, with its terms. What was sold stays in the books of who sold
 * it; both resellers are in the actor's subtree.
 *
 * @param to who owns the account from then on
 */
public record Move(
        Actor actor,
        String key,
        AccountRef account,
        ResellerId to,
        @Nullable Instant occurredAt,
        @Nullable String batch)
        implements AccountOrder {

    public Move(Actor actor, String key, AccountRef account, ResellerId to, @Nullable Instant occurredAt) {
        this(actor, key, account, to, occurredAt, null);
    }

    public Move(Actor actor, String key, AccountId account, ResellerId to) {
        this(actor, key, AccountRef.id(account), to, null);
    }

    /** The same, as one of a batch. */
    public Move inBatch(String batch) {
        return new Move(actor, key, account, to, occurredAt, batch);
    }
}
