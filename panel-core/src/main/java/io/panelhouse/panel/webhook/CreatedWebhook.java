package io.panelhouse.panel.webhook;

/**
 * A webhook that was just made.
 *
 * @param secret what its calls are signed with; it cannot be shown again
 */
public record CreatedWebhook(Webhook webhook, String secret) {
    @Override
    public String toString() {
        return "CreatedWebhook[" + webhook + "]";
    }
}
