/**
 * Charts: an ECharts option with the sentence that it shows, and the same rows as a table and as CSV.
 *
 * <p>Colours are names of tokens ({@code "@c1"}), so that a chart follows the colour scheme without being sent again.
 */
@NullMarked
package io.panelhouse.dashboard.chart;

import org.jspecify.annotations.NullMarked;
