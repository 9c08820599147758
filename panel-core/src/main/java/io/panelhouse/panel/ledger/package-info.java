/**
 * Credits in double entry: the only place where balances change.
 *
 * <p>Promises: the entries of an operation sum to 0; a balance is the sum of its entries and the last entry's balance
 * after; a wallet is never negative; credits come into being only by a mint or an import; entries are never changed.
 */
@NullMarked
package io.panelhouse.panel.ledger;

import org.jspecify.annotations.NullMarked;
