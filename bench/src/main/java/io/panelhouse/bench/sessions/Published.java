package io.panelhouse.bench.sessions;

import java.util.concurrent.atomic.LongAdder;

/**
 * The figures that were published, and when. Each is a number that tells its reseller and its turn, so that a session
 * that shows one of another reseller, or one that was never published, is found out.
 */
final class Published {

    /** More turns than a run has. */
    static final int SPAN = 1_000;

    private static final long FIRST_ONLINE = 100_000;
    private static final long FIRST_BALANCE = 10_000_000;

    private final long[][] at;
    private final LongAdder wrong = new LongAdder();

    Published(int resellers) {
        at = new long[resellers][SPAN];
    }

    static long online(int reseller, int turn) {
        return FIRST_ONLINE + (long) reseller * SPAN + turn;
    }

    static long balance(int reseller, int sales) {
        return FIRST_BALANCE + (long) reseller * SPAN + sales;
    }

    /** Notes that a turn of a reseller is about to be sent. */
    void note(int reseller, int turn) {
        synchronized (at[reseller]) {
            at[reseller][turn] = System.nanoTime();
        }
    }

    /** When it was, by {@link System#nanoTime}. */
    long at(int reseller, int turn) {
        synchronized (at[reseller]) {
            return at[reseller][turn];
        }
    }

    /** The turn of an online figure of this reseller; -1 for any other number. */
    int turn(int reseller, long number) {
        return within(online(0, 0), reseller, number);
    }

    /** The sales of a balance of this reseller; -1 for any other number. */
    int sales(int reseller, long number) {
        return within(balance(0, 0), reseller, number);
    }

    private int within(long first, int reseller, long number) {
        long owner = Math.floorDiv(number - first, SPAN);
        if (owner < 0 || owner >= at.length) {
            return -1;
        }
        if (owner != reseller) {
            wrong.increment();
            return -1;
        }
        return (int) (number - first - owner * SPAN);
    }

    /** How often a session showed a figure of another reseller. */
    long wrong() {
        return wrong.sum();
    }
}
