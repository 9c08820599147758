/**
 * Figures of a whole subtree, read at once from the system of record.
 *
 * <p>Promises: a figure of a subtree is the sum of the own figures in it. It keeps no history; figures over time come
 * from the warehouse.
 */
@NullMarked
package io.panelhouse.panel.report;

import org.jspecify.annotations.NullMarked;
