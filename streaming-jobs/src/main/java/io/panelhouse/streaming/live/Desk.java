package io.panelhouse.streaming.live;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A reseller's place in the live feed: its zone, its counts and when its next reading is due. Times are milliseconds
 * since the epoch where the name does not say otherwise; 0 is "none".
 *
 * @param zone IANA zone in which its days begin; UTC until the reseller's own record has come
 * @param zoneSequence journal sequence of the record that told the zone
 * @param openSessions how many sessions are open
 * @param onlineAccounts how many accounts have one
 * @param asOfMicros newest event in the figures, microseconds
 * @param version of the last reading
 * @param emittedMillis when it was given
 * @param dueMillis when the next one is due
 * @param midnightMillis the next local midnight
 */
public record Desk(
        String zone,
        long zoneSequence,
        long openSessions,
        long onlineAccounts,
        long asOfMicros,
        long version,
        long emittedMillis,
        long dueMillis,
        long midnightMillis) {

    /** Collects what belongs together, such as the two entries of a sale. */
    static final Duration SETTLING = Duration.ofMillis(5);
    /** Smallest distance between two readings of one reseller. */
    static final Duration SPACING = Duration.ofMillis(100);

    static final Desk NEW = new Desk("UTC", 0, 0, 0, 0, 0, 0, 0, 0);

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    LocalDate day(long nowMillis) {
        return Instant.ofEpochMilli(nowMillis).atZone(zoneId()).toLocalDate();
    }

    /** The desk with another zone, its midnight not yet known. */
    Desk inZone(String newZone, long sequence) {
        return new Desk(
                newZone, sequence, openSessions, onlineAccounts, asOfMicros, version, emittedMillis, dueMillis, 0);
    }

    Desk counting(long sessions, long accounts) {
        return new Desk(
                zone, zoneSequence, sessions, accounts, asOfMicros, version, emittedMillis, dueMillis, midnightMillis);
    }

    /** The desk with a reading due soon. */
    Desk changed(long micros, long nowMillis) {
        long spaced = Math.max(nowMillis + SETTLING.toMillis(), emittedMillis + SPACING.toMillis());
        // A clock that was set back must not silence a reseller until it has caught up.
        long soon = Math.min(spaced, nowMillis + SPACING.toMillis());
        return new Desk(
                zone,
                zoneSequence,
                openSessions,
                onlineAccounts,
                Math.max(asOfMicros, micros),
                version,
                emittedMillis,
                dueMillis != 0 ? dueMillis : soon,
                midnightMillis);
    }

    Desk emitted(long nowMillis) {
        return new Desk(
                zone,
                zoneSequence,
                openSessions,
                onlineAccounts,
                asOfMicros,
                Math.max(version + 1, nowMillis),
                nowMillis,
                0,
                midnightMillis);
    }

    /** The desk with the first local midnight after {@code nowMillis}. */
    Desk untilMidnight(long nowMillis) {
        long midnight =
                day(nowMillis).plusDays(1).atStartOfDay(zoneId()).toInstant().toEpochMilli();
        return new Desk(
                zone,
                zoneSequence,
                openSessions,
                onlineAccounts,
                asOfMicros,
                version,
                emittedMillis,
                dueMillis,
                midnight);
    }
}
