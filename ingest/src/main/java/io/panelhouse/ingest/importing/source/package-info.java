/** What a reader of a foreign format makes of its rows. Memory is bounded, however long the file. */
@NullMarked
package io.panelhouse.ingest.importing.source;

import org.jspecify.annotations.NullMarked;
