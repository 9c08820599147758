package io.panelhouse.panel.operation;

import io.panelhouse.panel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that moves credits or changes an account, to be applied whole or not at all. */
public sealed interface Order permits Mint, Transfer, CreateAccount, AccountOrder, Reverse {

    Actor actor();

    /** 1 to 200 characters, chosen by the caller, unique among the orders of this operator: makes a repetition safe. */
    String key();

    /** When it happened, for history; null for now. */
    @Nullable
    Instant occurredAt();

    /** 1 to 200 characters, the same for orders that belong together, so that they can be reversed together. */
    @Nullable
    String batch();
}
