/** The ledger of every wallet in reach, entry by entry, and moving credits between wallets. */
@NullMarked
package io.panelhouse.dashboard.credits;

import org.jspecify.annotations.NullMarked;
