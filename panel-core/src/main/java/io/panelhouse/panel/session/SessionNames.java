package io.panelhouse.panel.session;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Names of sessions: the time and 74 random bits (UUID version 7, RFC 9562). Sessions that begin together stand
 * together in every index, so that the database works on few pages. Safe for use by many threads.
 */
final class SessionNames {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int RANDOM_BITS_BESIDE_VERSION = 0xfff;
    private static final int BITS_BESIDE_TIME = 16;

    private SessionNames() {}

    static String next(Instant now) {
        long time = now.toEpochMilli() << BITS_BESIDE_TIME;
        long high = time | VERSION | (RANDOM.nextInt() & RANDOM_BITS_BESIDE_VERSION);
        long low = (RANDOM.nextLong() >>> 2) | VARIANT;
        return new UUID(high, low).toString();
    }
}
