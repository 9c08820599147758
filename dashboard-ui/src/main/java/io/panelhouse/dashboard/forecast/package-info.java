/**
 * The forecast: credit demand of the next 13 weeks with its bands over the renewal calendar, resellers by days left,
 * and what earlier forecasts said.
 *
 * <p>A subtree is the sum of its resellers: means and variances add, and the bands are those of a normal distribution.
 */
@NullMarked
package io.panelhouse.dashboard.forecast;

import org.jspecify.annotations.NullMarked;
