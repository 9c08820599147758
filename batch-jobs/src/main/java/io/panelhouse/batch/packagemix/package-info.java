/** The package mix on three bases (M10). Definition: docs/metrics.md. */
@NullMarked
package io.panelhouse.batch.packagemix;

import org.jspecify.annotations.NullMarked;
