package io.panelhouse.simulator.business;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a reseller asks for credits, and for how many. Amounts are whole credits. */
public final class StockPolicy {
    private static final LocalTime OPENS = LocalTime.of(9, 30);
    private static final int CLOSES_AT_HOUR = 19;

    private StockPolicy() {}

    /** Whether a wallet is good for fewer days than the reseller accepts. */
    public static boolean isLow(long balance, double creditsPerDay, double reorderDays) {
        return balance < creditsPerDay * reorderDays;
    }

    /** The amount that fills the wallet for the wanted days, at least what is missing, rounded up as people order. */
    public static long order(long balance, double creditsPerDay, double stockDays, long needed) {
        long wanted = (long) Math.ceil(creditsPerDay * stockDays) - balance;
        return roundUp(Math.max(wanted, Math.max(5, needed - balance)));
    }

    /** Up to the next round number: a tenth to a fifth of the magnitude, such as 15, 140 or 2,500. */
    static long roundUp(long credits) {
        long step = 1;
        while (step * 100 <= credits) {
            step *= 10;
        }
        long coarse = credits >= step * 50 ? step * 10 : step * 5;
        return Math.ceilDiv(credits, coarse) * coarse;
    }

    /** When somebody gets to it: some hours later, in working hours of the zone. */
    static Instant handledAt(Instant noticedAt, ZoneId zone, Draws draws) {
        ZonedDateTime at = noticedAt.atZone(zone).plus(Duration.ofSeconds((long) draws.exponential(2.5 * 3_600)));
        if (at.toLocalTime().isBefore(OPENS)) {
            at = at.with(OPENS);
        }
        if (at.getHour() >= CLOSES_AT_HOUR) {
            at = at.plusDays(1).with(OPENS);
        }
        return at.plusSeconds(draws.below(3_600)).withNano(0).toInstant();
    }
}
