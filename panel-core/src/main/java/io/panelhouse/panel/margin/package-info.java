/**
 * What credits cost and what sales bring in, where operators enter it.
 *
 * <p>Promises: amounts are exact and carry their currency; amounts of different currencies are never added; what was
 * taken back counts nowhere. Nothing here moves a balance. The rule of costing is in {@code docs/credits.md}.
 */
@NullMarked
package io.panelhouse.panel.margin;

import org.jspecify.annotations.NullMarked;
