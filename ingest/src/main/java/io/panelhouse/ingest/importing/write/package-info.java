/** Writes facts through panel-core and accounts for every row. */
@NullMarked
package io.panelhouse.ingest.importing.write;

import org.jspecify.annotations.NullMarked;
