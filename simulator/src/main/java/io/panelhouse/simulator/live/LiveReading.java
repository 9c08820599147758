package io.panelhouse.simulator.live;

import java.time.Duration;
import java.time.Instant;

/**
 * Figures of one process since its start.
 *
 * @param asOf the loop's last step, UTC
 * @param panelFailingFor how long the panel has not answered; zero if it does
 * @param gatewayFailing whether the gateway refused the last heartbeats
 * @param turnedAway sign-ins not made or not answered, because the panel was away or too busy
 * @param heartbeats that the gateway took
 * @param operations sales, trials and renewals that the panel has done
 * @param topUps mints and transfers that it has done
 */
public record LiveReading(
        Instant asOf,
        Duration panelFailingFor,
        boolean gatewayFailing,
        int onlineAccounts,
        int openSessions,
        long attempts,
        long accepted,
        long turnedAway,
        long stopped,
        long heartbeats,
        long operations,
        long topUps) {

    private static final Duration LONGEST_STILLNESS = Duration.ofSeconds(15);
    private static final Duration LONGEST_PANEL_FAILURE = Duration.ofSeconds(30);

    boolean healthy(Instant now) {
        return Duration.between(asOf, now).compareTo(LONGEST_STILLNESS) < 0
                && panelFailingFor.compareTo(LONGEST_PANEL_FAILURE) < 0;
    }

    String toJson(Instant now) {
        return """
                {"healthy":%s,"detail":"%s","asOf":"%s","onlineAccounts":%d,"openSessions":%d,"attempts":%d,\
                "accepted":%d,"turnedAway":%d,"stopped":%d,"heartbeats":%d,"operations":%d,"topUps":%d}""".formatted(
                        healthy(now),
                        detail(now),
                        asOf,
                        onlineAccounts,
                        openSessions,
                        attempts,
                        accepted,
                        turnedAway,
                        stopped,
                        heartbeats,
                        operations,
                        topUps);
    }

    private String detail(Instant now) {
        if (Duration.between(asOf, now).compareTo(LONGEST_STILLNESS) >= 0) {
            return "The loop has stood still since " + asOf;
        }
        if (!panelFailingFor.isZero()) {
            return "The panel has not answered for " + panelFailingFor.toSeconds() + " s; trying again";
        }
        if (gatewayFailing) {
            return "The gateway does not take heartbeats; trying again";
        }
        return onlineAccounts + " accounts online, " + operations + " operations";
    }
}
