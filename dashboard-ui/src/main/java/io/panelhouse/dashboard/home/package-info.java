/** Home: balance, active and online, and what ends within seven days, with its renewals. */
@NullMarked
package io.panelhouse.dashboard.home;

import org.jspecify.annotations.NullMarked;
