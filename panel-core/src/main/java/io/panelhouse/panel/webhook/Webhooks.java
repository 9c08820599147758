package io.panelhouse.panel.webhook;

import io.panelhouse.panel.Actor;
import java.util.List;
import java.util.Optional;

/**
 * The webhooks of an actor's subtree.
 *
 * <p>Every method throws {@link io.panelhouse.panel.AccessRefusedException} unless the actor holds
 * {@link io.panelhouse.panel.Permission#OWNER}. Safe for use by many threads.
 */
public interface Webhooks {

    /**
     * Makes a webhook. It is called about operations that are done from now on.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     * @throws io.panelhouse.panel.operation.RefusedOrderException if a tier leaves webhooks out, or there are too many
     * @throws IllegalArgumentException if it may not be called at that address
     */
    CreatedWebhook create(Actor actor, NewWebhook webhook);

    /** All of the subtree, newest first. */
    List<Webhook> all(Actor actor);

    /** The webhook, if there is one in the subtree. */
    Optional<Webhook> find(Actor actor, long id);

    /**
     * Changes a webhook; as it is then, or empty if there is none in the subtree. Enabling it tries at once what waits;
     * what was done while it was disabled is not told.
     *
     * @throws io.panelhouse.panel.operation.RefusedOrderException if it is to be enabled and a tier leaves webhooks out
     * @throws IllegalArgumentException if it may not be called at that address
     */
    Optional<Webhook> change(Actor actor, long id, WebhookChange change);

    /**
     * Gives it a new secret; empty if there is none in the subtree. Every call from now on is signed with it, those
     * that wait too, and with the old one none.
     */
    Optional<CreatedWebhook> renew(Actor actor, long id);

    /**
     * Calls it once, whether it is enabled or not, about nothing that happened; empty if there is none in the subtree.
     * Takes as long as the receiver does, up to 15 s.
     */
    Optional<TestCall> test(Actor actor, long id);

    /** Removes a webhook and its deliveries; false if there is none in the subtree. */
    boolean delete(Actor actor, long id);

    /**
     * The newest deliveries of a webhook, newest first; none if it is not in the subtree.
     *
     * @param before only deliveries with a smaller id
     */
    List<Delivery> deliveries(Actor actor, long webhook, long before, int maxDeliveries);

    /** Delivers once more, before all that waits; empty if there is no such delivery in the subtree. */
    Optional<Delivery> resend(Actor actor, long webhook, long delivery);
}
