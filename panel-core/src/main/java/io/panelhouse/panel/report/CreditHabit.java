package io.panelhouse.panel.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;

/**
 * How a reseller spends credits on own sales.
 *
 * @param weeks complete weeks that were looked at, 4 to 8
 * @param weekly mean of a week (metric M11a), scale 1
 * @param peak the weekday with the most credits (metric M12); complete weeks hold each as often
 * @param balance the wallet now
 */
public record CreditHabit(int weeks, BigDecimal weekly, DayOfWeek peak, BigDecimal balance) {

    private static final BigDecimal WEEK = BigDecimal.valueOf(7);

    /** Whole days that the wallet lasts at the mean of a day. */
    public long days() {
        return balance.multiply(WEEK).divide(weekly, 0, RoundingMode.DOWN).longValueExact();
    }
}
