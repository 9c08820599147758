package io.panelhouse.panel.edge;

import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An edge server.
 *
 * @param resellerId whose subtree it serves
 * @param keyHint the end of its key
 * @param disabledAt since when its key is refused; null while it works
 * @param lastUsedAt to the minute
 */
public record Edge(
        long id,
        ResellerId resellerId,
        String name,
        String keyHint,
        Instant createdAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant disabledAt,
        @Nullable Instant lastUsedAt) {}
