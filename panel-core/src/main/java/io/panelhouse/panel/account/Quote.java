package io.panelhouse.panel.account;

import io.panelhouse.panel.offer.Offer;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sale would cost and give if it were confirmed this moment.
 *
 * @param balance credits in the wallet, scale 4
 * @param balanceAfter may be negative: then it would be refused
 * @param termEnd null if it never ends
 */
public record Quote(
        Offer offer,
        BigDecimal balance,
        BigDecimal balanceAfter,
        Instant termStart,
        @Nullable Instant termEnd) {

    public boolean affordable() {
        return balanceAfter.signum() >= 0;
    }
}
