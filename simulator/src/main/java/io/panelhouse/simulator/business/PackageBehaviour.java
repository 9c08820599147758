package io.panelhouse.simulator.business;

/**
 * How the subscribers of one package behave.
 *
 * @param code the package's code in the panel's catalogue
 * @param months length of a term
 * @param credits price of a term
 * @param accountShare share of the accounts with service, all packages together give 1
 * @param renewalRate probability that a term is followed by another, bought before its end plus the days of grace
 */
public record PackageBehaviour(String code, int months, int credits, double accountShare, double renewalRate) {
    public PackageBehaviour {
        if (months < 1 || credits < 1) {
            throw new IllegalArgumentException("Invalid package " + code
                    + ": months and credits must be at least 1, were " + months + " and " + credits);
        }
        Probability.require("accountShare of " + code, accountShare);
        Probability.require("renewalRate of " + code, renewalRate);
    }
}
