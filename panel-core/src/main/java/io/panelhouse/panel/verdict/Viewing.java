package io.panelhouse.panel.verdict;

import io.panelhouse.panel.device.DeviceId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A viewing session.
 *
 * @param closedAt null while it is open
 * @param lastHeartbeat of an open session; null of a closed one
 */
public record Viewing(
        String sessionId,
        @Nullable DeviceId device,
        @Nullable String deviceType,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant lastHeartbeat) {

    /** How long an open session is believed without a heartbeat. */
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    public boolean open() {
        return closedAt == null;
    }

    /** Whether it is open and was heard of lately. */
    public boolean alive(Instant now) {
        return open() && lastHeartbeat != null && lastHeartbeat.plus(PATIENCE).isAfter(now);
    }
}
