/**
 * The live figures of each reseller: sessions open now, accounts that are active, due or failing, balance, credits
 * spent today and this week, as absolute, versioned upserts, so that a replay is invisible.
 *
 * <p>Also: which accounts fail to connect, which are possibly shared, and which logins move credits much faster than
 * they ever did; the last two as alerts, one episode at a time.
 *
 * <p>A session is open while its opening or last heartbeat is at most 90 s old and it was not closed. The clock is
 * Flink's processing-time service, so imported history never shows as online. Figures are of the reseller's own
 * accounts; subtree totals are sums of these and are made where they are read, over the tree of that moment.
 */
@NullMarked
package io.panelhouse.streaming.live;

import org.jspecify.annotations.NullMarked;
