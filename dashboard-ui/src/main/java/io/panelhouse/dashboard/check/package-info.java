/** The daily check: what there is to look at, one by one, until nothing is left. */
@NullMarked
package io.panelhouse.dashboard.check;

import org.jspecify.annotations.NullMarked;
