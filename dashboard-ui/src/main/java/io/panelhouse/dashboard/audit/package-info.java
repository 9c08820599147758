/** The audit log on screen: filters stand in the address. */
@NullMarked
package io.panelhouse.dashboard.audit;

import org.jspecify.annotations.NullMarked;
