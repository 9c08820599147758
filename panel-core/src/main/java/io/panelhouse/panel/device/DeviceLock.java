package io.panelhouse.panel.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account is locked.
 *
 * @param device the one device; null unless {@link LockState#LOCKED}
 * @param lockedAt since when it is that device; null unless locked
 * @param maxConnections how many sessions may be open at a time
 */
public record DeviceLock(
        LockState state,
        @Nullable DeviceId device,
        @Nullable Instant lockedAt,
        int maxConnections) {}
