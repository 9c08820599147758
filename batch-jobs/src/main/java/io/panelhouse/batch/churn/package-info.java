/** Retained accounts day by day (M1, M2, M4) and how ended terms were renewed (M3). Definitions: docs/metrics.md. */
@NullMarked
package io.panelhouse.batch.churn;

import org.jspecify.annotations.NullMarked;
