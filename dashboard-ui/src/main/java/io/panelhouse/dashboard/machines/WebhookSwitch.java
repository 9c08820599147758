package io.panelhouse.dashboard.machines;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.operation.RefusedOrderException;
import io.panelhouse.panel.webhook.Webhook;
import io.panelhouse.panel.webhook.WebhookChange;
import io.panelhouse.panel.webhook.Webhooks;

/** Turns a webhook on or off, or deletes it, and tells what came of it. */
final class WebhookSwitch {

    private WebhookSwitch() {}

    static void enable(CurrentOperator operator, Webhooks webhooks, Webhook hook, boolean on) {
        try {
            webhooks.change(operator.actor(), hook.id(), new WebhookChange(null, null, on));
            Message.done(text(
                    on ? "machines.hook.enable.done" : "machines.hook.disable.done",
                    hook.url().getHost()));
        } catch (RefusedOrderException refused) {
            Message.refused(Refusals.words(refused));
        }
    }

    static void delete(CurrentOperator operator, Webhooks webhooks, Webhook hook) {
        webhooks.delete(operator.actor(), hook.id());
        Message.done(text("machines.hook.delete.done", hook.url().getHost()));
    }
}
