/** Arithmetic of figures that more than one screen shows: weeks, intervals, normal quantiles. Pure. */
@NullMarked
package io.panelhouse.dashboard.figure;

import org.jspecify.annotations.NullMarked;
