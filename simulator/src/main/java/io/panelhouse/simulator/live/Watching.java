package io.panelhouse.simulator.live;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;

/**
 * An open session that the simulator keeps alive.
 *
 * @param leavesAt when the subscriber leaves, UTC
 * @param silently whether without a stop, so that only the missing heartbeat ends it
 */
record Watching(String sessionId, ResellerId reseller, AccountId account, Instant leavesAt, boolean silently) {}
