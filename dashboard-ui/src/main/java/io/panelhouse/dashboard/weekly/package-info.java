/**
 * The weekly review: credit consumption, subscription lengths and active to expired, then churn of a month and the
 * outcome of what was due. All of it is BATCH: read from gold tables, one snapshot each, for one scope.
 */
@NullMarked
package io.panelhouse.dashboard.weekly;

import org.jspecify.annotations.NullMarked;
