package io.panelhouse.dashboard.weekly;

import io.panelhouse.dashboard.figure.IsoWeek;
import java.math.BigDecimal;

/**
 * M11 in one week: credits consumed, and its parts.
 *
 * @param changed may be negative where a change gave credits back
 */
record WeekCredits(IsoWeek week, BigDecimal credits, BigDecimal activated, BigDecimal renewed, BigDecimal changed) {

    static WeekCredits none(IsoWeek week) {
        return new WeekCredits(week, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
