package io.panelhouse.panel.account;

import io.panelhouse.panel.offer.Offer;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What another package in the middle of a term would cost and give if it were confirmed this moment; credits with scale
 * 4.
 *
 * @param offer the new package
 * @param unusedCredits of the terms so far, which count towards the price
 * @param price what is taken from the wallet: the package's credits less the unused ones; negative where some come back
 * @param balance credits in the owner's wallet
 * @param balanceAfter may be negative: then it would be refused
 * @param termStart when the new term begins and the terms so far end
 * @param termEnd null if it never ends
 */
public record ChangeQuote(
        Offer offer,
        BigDecimal unusedCredits,
        BigDecimal price,
        BigDecimal balance,
        BigDecimal balanceAfter,
        Instant termStart,
        @Nullable Instant termEnd) {

    public boolean affordable() {
        return balanceAfter.signum() >= 0;
    }
}
