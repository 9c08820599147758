package io.panelhouse.simulator.business;

/**
 * When subscribers renew, and whether they come back.
 *
 * @param earlyShare share of the renewals in time that are bought more than 24 h before the end
 * @param onTimeShare share of those bought in the last 24 h
 * @param graceShare share of those bought within the days of grace
 * @param graceDays days of grace, as set for the resellers
 * @param reactivationRate probability that a lapsed account is bought a term again
 * @param reactivationMeanDays mean days from the end of grace to that purchase, exponential
 * @param switchRate probability that the next term has another length, drawn by the packages' account shares
 */
public record RenewalBehaviour(
        double earlyShare,
        double onTimeShare,
        double graceShare,
        int graceDays,
        double reactivationRate,
        double reactivationMeanDays,
        double switchRate) {
    public RenewalBehaviour {
        Probability.require("earlyShare", earlyShare);
        Probability.require("onTimeShare", onTimeShare);
        Probability.require("graceShare", graceShare);
        Probability.require("reactivationRate", reactivationRate);
        Probability.require("switchRate", switchRate);
        if (Math.abs(earlyShare + onTimeShare + graceShare - 1) > 1e-9) {
            throw new IllegalArgumentException("Invalid renewal shares: early, on time and grace must add up to 1, was "
                    + (earlyShare + onTimeShare + graceShare));
        }
    }
}
