package io.panelhouse.batch.fact;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A change of an account that is no sale, known from {@code at} on.
 *
 * @param id number of its journal row
 * @param resellerId owner of the account from then on
 * @param termOperationId of {@link Kind#TERM_END}, what sold the term; else 0
 * @param isVoid of {@link Kind#TERM_END}, whether the term counts as never sold
 * @param endsAt of {@link Kind#TERM_END}, the end that counts; null if it never ends
 */
public record AccountChange(
        Kind kind,
        long id,
        long resellerId,
        long termOperationId,
        boolean isVoid,
        @Nullable Instant endsAt,
        Instant at) implements Serializable {

    /** In the order in which they happened. */
    static final Comparator<AccountChange> ORDER =
            Comparator.comparing(AccountChange::at).thenComparingLong(AccountChange::id);

    /** What changed. */
    public enum Kind {
        TERM_END,
        SUSPEND,
        RESUME,
        CLOSE,
        MOVE
    }
}
