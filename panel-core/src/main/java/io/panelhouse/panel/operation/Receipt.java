package io.panelhouse.panel.operation;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operation did.
 *
 * @param resellerId the reseller it was done for: who paid, gave or, of a mint, received; of a move the new owner
 * @param credits moved, scale 4; 0 where nothing was charged, negative where a package change paid something back; of a
 *     reversal, what came back into the wallet
 * @param balanceAfter credits in that reseller's wallet after it, scale 4
 * @param termStart and all after it: of the term that was sold, if one was; termEnd is null also if it never ends
 */
public record Receipt(
        long operationId,
        OperationKind kind,
        Instant occurredAt,
        ResellerId resellerId,
        BigDecimal credits,
        BigDecimal balanceAfter,
        @Nullable AccountId accountId,
        @Nullable String accountName,
        @Nullable String packageCode,
        @Nullable Instant termStart,
        @Nullable Instant termEnd) {}
