/**
 * Planning of one wallet: how much is consumed a week, on which days, how long the balance lasts and whether it is
 * enough until a top-up could come. Metrics M11a, M12, M13 and M14.
 *
 * <p>Everything here is computed from local days that are over and from the newest forecast; amounts are credits.
 */
@NullMarked
package io.panelhouse.dashboard.planning;

import org.jspecify.annotations.NullMarked;
