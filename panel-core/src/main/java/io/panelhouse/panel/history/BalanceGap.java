package io.panelhouse.panel.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where the running balance of an export and that of its lines differ, and what made up for it.
 *
 * @param sourceKey of the line at which it shows
 * @param expected the balance that the export tells, or would tell; null where it tells none and the lines give less
 *     than nothing
 * @param had the balance that the lines give
 * @param adjusted the amount of the adjustment entry
 */
public record BalanceGap(String sourceKey, @Nullable BigDecimal expected, BigDecimal had, BigDecimal adjusted) {}
