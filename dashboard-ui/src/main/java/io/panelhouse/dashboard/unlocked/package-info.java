/** Accounts that can be shared, since no device lock holds them to one. */
@NullMarked
package io.panelhouse.dashboard.unlocked;

import org.jspecify.annotations.NullMarked;
