/** Credits consumed (M11). Definition: docs/metrics.md. */
@NullMarked
package io.panelhouse.batch.consumption;

import org.jspecify.annotations.NullMarked;
