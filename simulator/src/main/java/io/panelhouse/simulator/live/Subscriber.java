package io.panelhouse.simulator.live;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;

/**
 * An account of the demo business as the simulator last saw it.
 *
 * @param packageCode of its latest term
 * @param endsAt its last end, UTC
 */
record Subscriber(AccountId id, String name, ResellerId reseller, String packageCode, Instant endsAt) {
    boolean entitled(Instant now) {
        return now.isBefore(endsAt);
    }
}
