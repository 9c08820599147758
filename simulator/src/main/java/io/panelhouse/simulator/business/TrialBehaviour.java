package io.panelhouse.simulator.business;

import java.time.Duration;

/**
 * Trials and what becomes of them.
 *
 * @param shareOfNewAccounts share of the new accounts that begin with a trial
 * @param conversionRate probability that a trial is followed by a paid term
 * @param length how long a trial lasts
 * @param conversionWindow paid terms are bought at the latest this long after the trial's end
 */
public record TrialBehaviour(
        double shareOfNewAccounts, double conversionRate, Duration length, Duration conversionWindow) {
    public TrialBehaviour {
        Probability.require("shareOfNewAccounts", shareOfNewAccounts);
        Probability.require("conversionRate", conversionRate);
    }
}
