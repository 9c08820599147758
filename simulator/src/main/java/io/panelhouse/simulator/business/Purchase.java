package io.panelhouse.simulator.business;

import java.time.Instant;

/**
 * One term bought for an account, or its trial.
 *
 * @param packageCode code of the package, {@link BusinessParameters#TRIAL} for a trial
 * @param at when it was bought, UTC
 * @param startsAt start of the term, UTC
 * @param endsAt end of the term, exclusive, UTC
 */
public record Purchase(String packageCode, PurchaseKind kind, Instant at, Instant startsAt, Instant endsAt) {}
