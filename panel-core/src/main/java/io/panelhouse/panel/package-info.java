/**
 * The system of record as a library: one {@link io.panelhouse.panel.Panel} over one PostgreSQL database.
 *
 * <p>Every call names an {@link io.panelhouse.panel.Actor}; what lies outside that actor's subtree is refused here,
 * whoever asks. Times are UTC instants; a reseller's time zone matters where days and months are counted. Nothing here
 * reads the wall clock: the time comes from the {@link java.time.InstantSource} that the panel was opened with.
 */
@NullMarked
package io.panelhouse.panel;

import org.jspecify.annotations.NullMarked;
