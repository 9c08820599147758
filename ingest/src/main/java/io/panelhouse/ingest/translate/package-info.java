/**
 * Turns a row of a journal into the event of the contract that it stands for; pure, and the only place that knows both.
 */
@NullMarked
package io.panelhouse.ingest.translate;

import org.jspecify.annotations.NullMarked;
