/**
 * Tables with a header row: format {@code terms}, and any CSV by a mapping file (described in docs/mappings/README.md).
 *
 * <p>A row that cannot be used is rejected with its reason and line; the rest goes on.
 */
@NullMarked
package io.panelhouse.ingest.importing.table;

import org.jspecify.annotations.NullMarked;
