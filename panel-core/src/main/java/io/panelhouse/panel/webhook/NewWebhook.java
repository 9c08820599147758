package io.panelhouse.panel.webhook;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.operation.OperationKind;
import java.util.Set;

/**
 * A webhook to be made.
 *
 * @param resellerId about whose subtree it is called
 * @param kinds about which operations; empty for all
 */
public record NewWebhook(ResellerId resellerId, String url, Set<OperationKind> kinds) {

    public NewWebhook {
        kinds = Set.copyOf(kinds);
    }
}
