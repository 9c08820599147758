/** The figures of docs/metrics.md for any period and subtree, as of any instant. */
@NullMarked
package io.panelhouse.batch.metric;

import org.jspecify.annotations.NullMarked;
