/** The people of a reseller: who they are, what they may do, and what an owner does for them. */
@NullMarked
package io.panelhouse.dashboard.staff;

import org.jspecify.annotations.NullMarked;
