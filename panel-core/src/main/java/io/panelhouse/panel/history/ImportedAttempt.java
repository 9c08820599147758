package io.panelhouse.panel.history;

import io.panelhouse.panel.session.SignInOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to sign in that another system recorded.
 *
 * @param sourceKey identifies the row within its source, for ever
 * @param method how, such as {@code password} or {@code publickey}
 */
public record ImportedAttempt(
        String sourceKey,
        String accountName,
        SignInOutcome outcome,
        @Nullable String method,
        @Nullable String deviceId,
        @Nullable String deviceType,
        @Nullable String address,
        Instant occurredAt) {}
