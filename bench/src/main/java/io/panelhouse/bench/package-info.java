/** Programs that measure: each prints JSON lines with its figure, an anchor from the same run and their ratio. */
@NullMarked
package io.panelhouse.bench;

import org.jspecify.annotations.NullMarked;
