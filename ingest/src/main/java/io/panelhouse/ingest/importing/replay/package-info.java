/**
 * Plays a recorded log as if it happened now: what it tells is journaled at shifted times, and the gateway gets
 * heartbeats for the sessions that are open.
 *
 * <p>A replay is a source of its own; it never touches what was imported. Whatever it opened, it closes at its end.
 */
@NullMarked
package io.panelhouse.ingest.importing.replay;

import org.jspecify.annotations.NullMarked;
