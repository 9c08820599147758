package io.panelhouse.panel.account;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A term of an account as it counts now.
 *
 * @param credits charged for it, scale 4
 * @param endsAt null if it never ends
 */
public record TermLine(
        long operationId,
        String packageCode,
        int months,
        BigDecimal credits,
        TermKind kind,
        boolean trial,
        Instant boughtAt,
        Instant startsAt,
        @Nullable Instant endsAt) {}
