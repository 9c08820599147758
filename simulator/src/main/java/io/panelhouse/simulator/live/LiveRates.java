package io.panelhouse.simulator.live;

/**
 * How much happens.
 *
 * @param signInsPerSecond attempts in the strongest hour of the day, for a demo; at every hour, for a load
 * @param operationsPerSecond sales, trials and renewals on top of what falls due by itself
 * @param steady true for a load: constant rates; false for a demo: sign-ins follow the local hour, and the extra
 *     operations calm down within an hour, so that a demo left alone keeps its proportions
 */
public record LiveRates(double signInsPerSecond, double operationsPerSecond, boolean steady) {
    private static final double DEMO_SIGN_INS_PER_ACCOUNT_AND_SECOND = 0.0006;
    private static final double DEMO_MAX_SIGN_INS_PER_SECOND = 10;
    private static final double DEMO_OPERATIONS_PER_SECOND = 0.2;
    private static final double CALM_AFTER_OPERATIONS = 150;
    private static final double CALMEST = 0.005;

    public LiveRates {
        if (!(signInsPerSecond >= 0) || !(operationsPerSecond >= 0)) {
            throw new IllegalArgumentException("Invalid rates: must be at least 0 a second, were " + signInsPerSecond
                    + " sign-ins and " + operationsPerSecond + " operations");
        }
    }

    /** A gentle demo for a business of this size: 60 to 150 accounts online with 2,000 entitled ones. */
    public static LiveRates demo(long entitledAccounts) {
        double signIns =
                Math.min(DEMO_MAX_SIGN_INS_PER_SECOND, entitledAccounts * DEMO_SIGN_INS_PER_ACCOUNT_AND_SECOND);
        return new LiveRates(signIns, DEMO_OPERATIONS_PER_SECOND, false);
    }

    LiveRates times(double factor) {
        return new LiveRates(signInsPerSecond * factor, operationsPerSecond * factor, steady);
    }

    /** The rate of extra operations after so many of them. */
    double operationsPerSecond(long done) {
        double calm = steady ? 1 : Math.max(CALMEST, Math.exp(-done / CALM_AFTER_OPERATIONS));
        return operationsPerSecond * calm;
    }
}
