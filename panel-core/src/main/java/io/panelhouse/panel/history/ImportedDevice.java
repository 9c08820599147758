package io.panelhouse.panel.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device from which another system let an account in.
 *
 * @param sourceKey identifies the row within its source
 * @param locked whether the account was locked to it
 */
public record ImportedDevice(
        String sourceKey,
        String accountName,
        String deviceId,
        @Nullable String deviceType,
        boolean locked,
        Instant firstSeen,
        Instant lastSeen) {}
