package io.panelhouse.dashboard.planning;

import io.panelhouse.event.ResellerId;
import java.time.Instant;
import java.time.ZoneId;

/** Where a screen has the planning figures of a wallet from. */
@FunctionalInterface
public interface Planner {

    /**
     * What is known at an instant.
     *
     * @param zone in which the wallet's owner counts days
     * @throws io.panelhouse.dashboard.lake.LakeException if the warehouse does not answer
     */
    Planning plan(ResellerId reseller, Instant now, ZoneId zone);
}
