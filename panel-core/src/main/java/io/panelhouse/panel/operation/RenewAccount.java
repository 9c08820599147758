package io.panelhouse.panel.operation;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A further paid term, from the account's end or, if that has passed, from now; paid by the account's owner. */
public record RenewAccount(
        Actor actor,
        String key,
        AccountRef account,
        String packageCode,
        @Nullable Instant occurredAt,
        @Nullable String batch)
        implements AccountOrder {

    public RenewAccount(Actor actor, String key, AccountRef account, String packageCode, @Nullable Instant occurredAt) {
        this(actor, key, account, packageCode, occurredAt, null);
    }

    public RenewAccount(Actor actor, String key, AccountId account, String packageCode) {
        this(actor, key, AccountRef.id(account), packageCode, null);
    }

    /** The same, as one of a batch. */
    public RenewAccount inBatch(String batch) {
        return new RenewAccount(actor, key, account, packageCode, occurredAt, batch);
    }
}
