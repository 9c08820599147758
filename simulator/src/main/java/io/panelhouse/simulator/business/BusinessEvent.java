package io.panelhouse.simulator.business;

import java.time.Instant;

/** Something that happened in the business and belongs into the panel's journals. */
public sealed interface BusinessEvent {
    /** The same in every generation of the history: what makes writing it twice harmless. */
    String key();

    /** When it happened, UTC. */
    Instant at();

    /** The provider issued credits to itself. */
    record Minted(String key, Instant at, long credits) implements BusinessEvent {}

    /**
     * Credits went down the tree.
     *
     * @param from the giving reseller, {@link CreditFlow#PROVIDER} for the provider
     */
    record Transferred(String key, Instant at, String from, String to, long credits) implements BusinessEvent {}

    /** A reseller sold a term, or gave a trial. */
    record Sold(String key, Instant at, String reseller, String account, Purchase purchase) implements BusinessEvent {}
}
