/**
 * What a reseller should look at, where it is told: a tile on Home, the bell in the bar of every page, and marks beside
 * accounts in lists.
 *
 * <p>An alert is told to the people of the reseller that it is about. A new one is announced once, when it comes.
 */
@NullMarked
package io.panelhouse.dashboard.alerts;

import org.jspecify.annotations.NullMarked;
