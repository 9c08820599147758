/** The tree of resellers with its sums, and what is done with one of them. */
@NullMarked
package io.panelhouse.dashboard.resellers;

import org.jspecify.annotations.NullMarked;
