/** The product's own processes, started from the built modules for a benchmark and ended with it. */
@NullMarked
package io.panelhouse.bench.house;

import org.jspecify.annotations.NullMarked;
