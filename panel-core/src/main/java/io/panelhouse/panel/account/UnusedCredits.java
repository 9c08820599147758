package io.panelhouse.panel.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is unused of terms: the credits charged for each, times the time that is left of it over the time that was sold,
 * rounded down.
 */
public final class UnusedCredits {

    private UnusedCredits() {}

    /**
     * Of several terms, each rounded by itself.
     *
     * @param decimals how many are kept: 4, or 0 where credits are whole
     */
    public static BigDecimal of(List<TermChain.Link> terms, Instant at, int decimals) {
        return terms.stream().map(link -> of(link, at, decimals)).reduce(BigDecimal.ZERO.setScale(4), BigDecimal::add);
    }

    /** Of one term; scale 4. */
    public static BigDecimal of(TermChain.Link link, Instant at, int decimals) {
        AccountTerm term = link.term();
        if (term.credits().signum() == 0 || term.neverEnds() || !term.endsAt().isAfter(at)) {
            return BigDecimal.ZERO.setScale(4);
        }
        if (link.untouched(at)) {
            return term.credits();
        }
        BigDecimal left = micros(Duration.between(at, term.endsAt()));
        BigDecimal sold = micros(Duration.between(term.startsAt(), term.soldUntil()));
        return term.credits()
                .multiply(left.min(sold))
                .divide(sold, decimals, RoundingMode.DOWN)
                .setScale(4);
    }

    private static BigDecimal micros(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos() / 1000);
    }
}
