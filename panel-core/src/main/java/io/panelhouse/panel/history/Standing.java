package io.panelhouse.panel.history;

import java.math.BigDecimal;

/**
 * What the panel holds of one reseller, without those below it.
 *
 * @param accounts all of them
 * @param entitled those that may watch now
 * @param balance of its wallet
 * @param imported what the entries of the source come to in its wallet
 */
public record Standing(long accounts, long entitled, BigDecimal balance, BigDecimal imported) {}
