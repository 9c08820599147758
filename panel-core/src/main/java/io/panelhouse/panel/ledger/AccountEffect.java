package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as it would be after an order.
 *
 * @param packageCode of its latest term; null if none is left, so that it cannot sign in
 * @param endsAt its last end; null if it never ends or no term is left
 */
public record AccountEffect(
        AccountId id,
        String name,
        ResellerId resellerId,
        @Nullable String packageCode,
        @Nullable Instant endsAt,
        boolean suspended,
        boolean closed) {

    static AccountEffect of(AccountState account) {
        return new AccountEffect(
                account.id(),
                account.name(),
                account.resellerId(),
                account.packageCode(),
                account.neverEnds() ? null : account.endsAt(),
                account.suspendedAt() != null,
                account.closedAt() != null);
    }
}
