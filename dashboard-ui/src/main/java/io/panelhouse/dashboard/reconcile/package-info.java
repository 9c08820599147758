/**
 * The check that an administrator runs: ledger = live balance = gold consumption, and journal rows = raw rows.
 *
 * <p>It compares sets at positions taken once, so it may run under load. It changes nothing.
 */
@NullMarked
package io.panelhouse.dashboard.reconcile;

import org.jspecify.annotations.NullMarked;
