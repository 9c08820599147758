package io.panelhouse.simulator.live;

import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param seed the seed that the panel was filled with; it decides who renews
 * @param rate factor on the rates of a demo, 1 for the usual ones
 * @param signInsPerSecond a constant rate for a load; null for a demo
 * @param operationsPerSecond the same for sales, trials and renewals
 */
public record LiveOptions(
        long seed,
        double rate,
        @Nullable Double signInsPerSecond,
        @Nullable Double operationsPerSecond) {

    /** The rates for a business of this size. If only one rate is given, the other is 0. */
    LiveRates rates(long entitledAccounts) {
        if (signInsPerSecond == null && operationsPerSecond == null) {
            return LiveRates.demo(entitledAccounts).times(rate);
        }
        return new LiveRates(
                signInsPerSecond == null ? 0 : signInsPerSecond,
                operationsPerSecond == null ? 0 : operationsPerSecond,
                true);
    }
}
