package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session that was opened and not closed. Whether it is alive, only its heartbeats tell. */
public record OpenSession(
        String sessionId,
        ResellerId resellerId,
        AccountId accountId,
        String accountName,
        @Nullable String deviceId,
        @Nullable String deviceType,
        @Nullable String address,
        Instant openedAt) {}
