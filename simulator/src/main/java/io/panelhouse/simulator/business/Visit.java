package io.panelhouse.simulator.business;

import java.time.Instant;
import java.util.Optional;

/**
 * A subscriber at the door, and the session if one began.
 *
 * @param key the same in every generation
 * @param at when, UTC
 * @param endedAt the end of the session, UTC; empty if there was none
 */
public record Visit(
        String key,
        String reseller,
        String account,
        Result result,
        Device device,
        Instant at,
        Optional<Instant> endedAt) {

    /** How the attempt ended. */
    public enum Result {
        ACCEPTED,
        WRONG_PASSWORD,
        EXPIRED,
        TRIAL_OVER,
        UNKNOWN_USER
    }
}
