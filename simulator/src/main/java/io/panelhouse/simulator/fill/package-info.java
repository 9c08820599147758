/**
 * Writes the demo business into an empty panel: resellers, credits, sales, recent sign-ins and two operators.
 *
 * <p>Promises: it ends with the same panel however often it is started or killed in between; a second run adds nothing.
 * The end instant of the history is that of the first run, kept in the panel itself. It does not touch a panel that
 * holds a demo business of another size.
 */
@NullMarked
package io.panelhouse.simulator.fill;

import org.jspecify.annotations.NullMarked;
