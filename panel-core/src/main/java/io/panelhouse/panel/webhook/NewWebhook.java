package io.panelhouse.panel.webhook;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.operation.OperationKind;
import java.util.Set;

/**
 * A webhook to be made.
 *
 * @param resellerId about whose subtree it is called, or about whose own alerts
 * @param kinds about which operations; empty for all, and if it is about alerts
 */
public record NewWebhook(ResellerId resellerId, String url, Topic topic, Set<OperationKind> kinds) {

    public NewWebhook {
        kinds = Set.copyOf(kinds);
        if (topic == Topic.ALERTS && !kinds.isEmpty()) {
            throw new IllegalArgumentException(
                    "Invalid webhook: one that is about alerts has no kinds of operations; leave them out");
        }
    }

    /** About operations. */
    public NewWebhook(ResellerId resellerId, String url, Set<OperationKind> kinds) {
        this(resellerId, url, Topic.OPERATIONS, kinds);
    }

    /** About alerts. */
    public static NewWebhook ofAlerts(ResellerId resellerId, String url) {
        return new NewWebhook(resellerId, url, Topic.ALERTS, Set.of());
    }
}
