package io.panelhouse.panel.account;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A sold term as it counts now.
 *
 * @param operationId what sold it
 * @param credits charged for it, scale 4
 * @param endsAt {@link Instant#MAX} if it never ends
 * @param soldUntil the end that it was sold with
 */
public record AccountTerm(
        long operationId,
        String packageCode,
        BigDecimal credits,
        boolean trial,
        Instant startsAt,
        Instant endsAt,
        Instant soldUntil) {

    /** The same with another end. */
    public AccountTerm endingAt(Instant end) {
        return new AccountTerm(operationId, packageCode, credits, trial, startsAt, end, soldUntil);
    }

    public boolean neverEnds() {
        return endsAt.equals(Instant.MAX);
    }
}
