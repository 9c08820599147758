/**
 * Speaking to subscribers before their terms end.
 *
 * <p>Each end of a paid term is a task; what came of it follows from what was sold, so that none is missing and each
 * closes by itself. People only write down what a sale does not tell. Nothing is sent from here.
 */
@NullMarked
package io.panelhouse.panel.followup;

import org.jspecify.annotations.NullMarked;
