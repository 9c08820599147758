/** One account: why it cannot watch and what mends it, what the subscriber is told, and everything that was done. */
@NullMarked
package io.panelhouse.dashboard.account;

import org.jspecify.annotations.NullMarked;
