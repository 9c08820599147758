/**
 * The lake as the jobs use it: one Spark session, what was appended since a snapshot, and replacing a part of a table
 * as a whole. A write that would change nothing is not made.
 */
@NullMarked
package io.panelhouse.batch.lake;

import org.jspecify.annotations.NullMarked;
