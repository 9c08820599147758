package io.panelhouse.simulator.business;

import java.time.ZoneId;
import java.util.Optional;

/**
 * One node of the tree.
 *
 * @param parent the reseller above; empty for an owner, who stands directly under the provider
 * @param zone the reseller's zone
 * @param share share of all accounts that this reseller sells itself
 * @param stockDays a top-up fills the wallet for about this many days
 * @param reorderDays a top-up is asked for when the wallet is good for fewer days
 */
public record ResellerProfile(
        String name, Optional<String> parent, ZoneId zone, double share, double stockDays, double reorderDays) {}
