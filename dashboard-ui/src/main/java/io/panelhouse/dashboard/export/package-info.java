/**
 * Lists as files: CSV and XLSX of the whole filtered set, written row by row, so that memory does not grow with it.
 *
 * <p>No cell can become a formula, whichever separator the reader assumes. Numbers, days and times keep their types.
 */
@NullMarked
package io.panelhouse.dashboard.export;

import org.jspecify.annotations.NullMarked;
