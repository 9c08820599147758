package io.panelhouse.simulator.business;

import java.time.Instant;

/**
 * The paid term that will follow another.
 *
 * @param at when it is bought, on a whole second
 * @param packageCode the package bought
 * @param timing where {@code at} lies relative to the end of the term before
 */
public record PlannedPurchase(Instant at, String packageCode, RenewalTiming timing) {}
