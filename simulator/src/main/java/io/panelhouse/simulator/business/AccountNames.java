package io.panelhouse.simulator.business;

/** Invented account names such as {@code mk-2041}: two letters and four digits, no two alike. */
public final class AccountNames {
    private static final long NAMES = 26L * 26 * 10_000;
    // Coprime to NAMES (2^6 x 5^4 x 13^2): consecutive numbers give far apart names, and none twice.
    private static final long STRIDE = 4_181_227;

    private AccountNames() {}

    /** The name with this number; numbers from 0 to 6,759,999 have different names under one seed. */
    public static String of(long seed, long number) {
        if (number < 0 || number >= NAMES) {
            throw new IllegalArgumentException(
                    "Invalid account number: must be from 0 to " + (NAMES - 1) + ", was " + number);
        }
        long place = Math.floorMod(number * STRIDE + Math.floorMod(seed * 7_919, NAMES), NAMES);
        int letters = (int) (place / 10_000);
        char first = (char) ('a' + letters / 26);
        char second = (char) ('a' + letters % 26);
        return "%c%c-%04d".formatted(first, second, place % 10_000);
    }

    /** How many names there are. */
    public static long count() {
        return NAMES;
    }
}
