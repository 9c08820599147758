package io.panelhouse.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A viewing session was opened or closed.
 *
 * <p>Keyed so that the records of one session keep their order.
 *
 * @param sessionId unique in the panel; of an imported session, prefixed by its source
 * @param accountId null where the name belongs to no account
 */
public record SessionRecorded(
        ResellerId resellerId,
        String sessionId,
        SessionChange change,
        @Nullable AccountId accountId,
        String accountName,
        @Nullable String deviceId,
        @Nullable String deviceType,
        @Nullable String address,
        Instant occurredAt)
        implements PanelEvent {}
