/**
 * The commands {@code import} and {@code replay}: other systems' logs and exports, through panel-core's journals.
 *
 * <p>Every row that is read is accounted for: imported, there already, not relevant, or rejected with a reason. A row
 * is known by its content, so importing a file again, or one that has grown, adds only what is new.
 */
@NullMarked
package io.panelhouse.ingest.importing;

import org.jspecify.annotations.NullMarked;
