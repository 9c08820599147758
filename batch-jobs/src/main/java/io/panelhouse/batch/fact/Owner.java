package io.panelhouse.batch.fact;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What a reseller decides about its facts: the zone of its days and how long its grace is.
 *
 * @param grace time after the end of a term in which a renewal still counts as in time; whole days of 24 hours
 */
public record Owner(ZoneId zone, Duration grace) implements Serializable {

    /** For a reseller whose own row has not arrived. */
    public static final Owner UNKNOWN = new Owner(ZoneOffset.UTC, Duration.ofDays(3));

    /** The owner with this id. */
    public static Owner of(Map<Long, Owner> owners, long resellerId) {
        return owners.getOrDefault(resellerId, UNKNOWN);
    }

    /** The local day that contains the instant. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** The local day at whose end, or within which, the instant lies: midnight belongs to the day that it ends. */
    LocalDate dayUpTo(Instant instant) {
        return dayOf(instant.minusNanos(1));
    }
}
