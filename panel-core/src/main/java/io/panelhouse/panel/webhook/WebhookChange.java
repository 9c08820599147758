package io.panelhouse.panel.webhook;

import io.panelhouse.panel.operation.OperationKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a webhook shall be from now on; null where it stays as it is. */
public record WebhookChange(
        @Nullable String url,
        @Nullable Set<OperationKind> kinds,
        @Nullable Boolean enabled) {

    public WebhookChange {
        kinds = kinds == null ? null : Set.copyOf(kinds);
    }
}
