package io.panelhouse.panel.operation;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another package from now on, in the middle of a paid term: what is unused of the terms so far counts towards its
 * price, and those terms end.
 */
public record ChangePackage(
        Actor actor,
        String key,
        AccountRef account,
        String packageCode,
        @Nullable Instant occurredAt,
        @Nullable String batch)
        implements AccountOrder {

    public ChangePackage(
            Actor actor, String key, AccountRef account, String packageCode, @Nullable Instant occurredAt) {
        this(actor, key, account, packageCode, occurredAt, null);
    }

    public ChangePackage(Actor actor, String key, AccountId account, String packageCode) {
        this(actor, key, AccountRef.id(account), packageCode, null);
    }

    /** The same, as one of a batch. */
    public ChangePackage inBatch(String batch) {
        return new ChangePackage(actor, key, account, packageCode, occurredAt, batch);
    }
}
