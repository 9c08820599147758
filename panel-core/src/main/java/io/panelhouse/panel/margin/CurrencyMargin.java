package io.panelhouse.panel.margin;

import java.math.BigDecimal;

/**
 * What was spent and earned in one currency, exact.
 *
 * @param spend what the credits that were sold had cost
 * @param income what the sales brought in
 */
public record CurrencyMargin(String currency, BigDecimal spend, BigDecimal income) {

    /** Income less spend. */
    public BigDecimal margin() {
        return income.subtract(spend);
    }
}
