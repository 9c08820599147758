/** The quarantine's command, as tests call it. */
@NullMarked
package io.panelhouse.streaming.quarantine;

import org.jspecify.annotations.NullMarked;
