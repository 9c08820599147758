package io.panelhouse.panel.history;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A term that another system sold. Its account is created, without a secret, if the reseller has none of that name.
 *
 * @param sourceKey identifies the row within its source, for ever
 * @param months at least 1; 0 for a trial and for a term without an end
 * @param credits charged, 0 or more, at most 4 decimals
 * @param endsAt after {@code startsAt}; null if it never ends
 */
public record ImportedTerm(
        String sourceKey,
        String accountName,
        int months,
        BigDecimal credits,
        Instant purchasedAt,
        Instant startsAt,
        @Nullable Instant endsAt,
        boolean trial) {}
