package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session that was opened and not closed.
 *
 * @param lastHeartbeatAt its last sign of life; its opening is the first one
 */
public record OpenSession(
        String sessionId,
        ResellerId resellerId,
        AccountId accountId,
        String accountName,
        @Nullable String deviceId,
        @Nullable String deviceType,
        @Nullable String address,
        Instant openedAt,
        Instant lastHeartbeatAt,
        @Nullable String app) {}
