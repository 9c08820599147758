/**
 * The batch jobs: silver and gold tables from the raw ones, the figures of docs/metrics.md, and the demand forecast.
 *
 * <p>A run is incremental and idempotent: it reads what was appended to the raw tables since the snapshots named in the
 * summary of the snapshot it wrote last. It needs no resident process.
 */
@NullMarked
package io.panelhouse.batch;

import org.jspecify.annotations.NullMarked;
