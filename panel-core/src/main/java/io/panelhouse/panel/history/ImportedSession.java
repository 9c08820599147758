package io.panelhouse.panel.history;

import io.panelhouse.panel.session.SessionChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a session that another system recorded: its opening and its closing are two rows.
 *
 * @param sourceKey identifies the row within its source, for ever
 * @param sessionId unique in the panel: prefix the other system's id with the source
 */
public record ImportedSession(
        String sourceKey,
        String sessionId,
        SessionChange change,
        String accountName,
        @Nullable String deviceId,
        @Nullable String deviceType,
        @Nullable String address,
        Instant occurredAt) {}
