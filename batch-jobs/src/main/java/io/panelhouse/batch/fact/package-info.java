/**
 * The definitions of docs/metrics.md, as pure functions from the terms of one account to dated facts that add up. Gold
 * tables and the metrics command use the same ones.
 */
@NullMarked
package io.panelhouse.batch.fact;

import org.jspecify.annotations.NullMarked;
