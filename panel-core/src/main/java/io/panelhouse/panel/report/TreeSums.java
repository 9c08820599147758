package io.panelhouse.panel.report;

import java.math.BigDecimal;

/**
 * Figures of one reseller, or of a reseller and all below it.
 *
 * @param balance credits in wallets, scale 4
 * @param active accounts that are entitled now (metric M1)
 * @param due accounts that end soon (metric M16)
 * @param consumed credits spent on own sales (metric M11), scale 4
 */
public record TreeSums(BigDecimal balance, long active, long due, BigDecimal consumed) {

    /** All 0. */
    public static final TreeSums NOTHING = new TreeSums(BigDecimal.ZERO.setScale(4), 0, 0, BigDecimal.ZERO.setScale(4));

    public TreeSums plus(TreeSums other) {
        return new TreeSums(
                balance.add(other.balance), active + other.active, due + other.due, consumed.add(other.consumed));
    }
}
