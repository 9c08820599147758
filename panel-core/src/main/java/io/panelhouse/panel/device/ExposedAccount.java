package io.panelhouse.panel.device;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account that is not locked to a device, so that it can be shared.
 *
 * @param devices distinct devices from which it was let in since the report's first instant
 * @param lastSeen when one of them was last let in; null if none was
 */
public record ExposedAccount(
        AccountId id,
        String name,
        ResellerId resellerId,
        long devices,
        @Nullable Instant lastSeen) {}
