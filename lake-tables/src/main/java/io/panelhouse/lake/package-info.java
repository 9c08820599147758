/**
 * What is stored: every Iceberg table once, shared by each engine that reads or writes it.
 *
 * <p>A field id is written into every data file: none is reused or renumbered, fields are added at the end. Timestamps
 * are UTC without zone; a {@code day} is the reseller's local calendar day.
 */
@NullMarked
package io.panelhouse.lake;

import org.jspecify.annotations.NullMarked;
