/** Silver: terms and resellers as the journals hold them, each row once. */
@NullMarked
package io.panelhouse.batch.term;

import org.jspecify.annotations.NullMarked;
