package io.panelhouse.panel.webhook;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.operation.OperationKind;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where to call.
 *
 * @param resellerId about whose subtree, or about whose own alerts
 * @param kinds about which operations; empty for all, and if it is about alerts
 * @param disabledAt since when it is not called; null if it is
 * @param disabledReason why, in one sentence
 */
public record Webhook(
        long id,
        ResellerId resellerId,
        URI url,
        Topic topic,
        Set<OperationKind> kinds,
        Instant createdAt,
        @Nullable Instant disabledAt,
        @Nullable String disabledReason) {

    public Webhook {
        kinds = Set.copyOf(kinds);
    }
}
