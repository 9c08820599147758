/** A demo business: fills a new panel with history and keeps it alive, through the panel's public API only. */
@NullMarked
package io.panelhouse.simulator;

import org.jspecify.annotations.NullMarked;
