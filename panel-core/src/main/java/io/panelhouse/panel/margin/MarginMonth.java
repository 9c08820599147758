package io.panelhouse.panel.margin;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * One month of a reseller's margin.
 *
 * @param month in the reseller's zone
 * @param sums one for each currency in which something was spent or earned, by code
 * @param salesWithoutPrice new accounts and renewals for credits of which nobody said what they brought in
 * @param creditsWithoutPrice credits sold of which nobody said what they had cost, scale 4
 */
public record MarginMonth(
        YearMonth month, List<CurrencyMargin> sums, long salesWithoutPrice, BigDecimal creditsWithoutPrice) {

    public MarginMonth {
        sums = List.copyOf(sums);
    }
}
