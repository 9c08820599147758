package io.panelhouse.panel.margin;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An amount of money that somebody asks for.
 *
 * @param amount 0 or more, scale 4
 * @param currency by its ISO 4217 code, such as {@code GBP}
 */
public record Price(BigDecimal amount, String currency) {

    private static final BigDecimal MOST = new BigDecimal("1000000000");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** @throws IllegalArgumentException if one of them breaks its rule; the message is one sentence */
    public Price {
        if (amount.signum() < 0
                || amount.compareTo(MOST) > 0
                || amount.stripTrailingZeros().scale() > 4) {
            throw new IllegalArgumentException(
                    "Invalid price: must be 0 to 1000000000 with at most 4 decimals, was " + amount.toPlainString());
        }
        if (!CURRENCIES.contains(currency)) {
            throw new IllegalArgumentException("Invalid currency: must be a code such as GBP or EUR, was " + currency);
        }
        amount = amount.setScale(4);
    }

    @Override
    public String toString() {
        return amount.stripTrailingZeros().toPlainString() + " " + currency;
    }
}
