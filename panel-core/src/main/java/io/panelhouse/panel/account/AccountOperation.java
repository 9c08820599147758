package io.panelhouse.panel.account;

import io.panelhouse.panel.operation.OperationKind;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done to an account, and what it did to the payer's wallet.
 *
 * @param operator who did it
 * @param payer whose wallet moved; null if none did
 * @param amount credits, scale 4: negative spent, positive given back; null if none moved
 * @param balanceAfter the payer's balance after it, scale 4
 */
public record AccountOperation(
        long operationId,
        OperationKind kind,
        String operator,
        Instant occurredAt,
        @Nullable String packageCode,
        @Nullable String payer,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal balanceAfter) {}
