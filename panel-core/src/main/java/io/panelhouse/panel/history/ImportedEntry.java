package io.panelhouse.panel.history;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the wallet that a reseller had in another system.
 *
 * @param sourceKey identifies the row within its source, for ever
 * @param amount positive received, negative given; at most 4 decimals
 * @param balanceAfter the running balance that the other system told, if it did
 * @param accountName the subscriber's account it was for, if it was for one
 */
public record ImportedEntry(
        String sourceKey,
        Instant occurredAt,
        BigDecimal amount,
        @Nullable BigDecimal balanceAfter,
        @Nullable String accountName) {}
