/** What helps a new operator: a tour of Home in the first two weeks, and one word on the credit history later. */
@NullMarked
package io.panelhouse.dashboard.tour;

import org.jspecify.annotations.NullMarked;
