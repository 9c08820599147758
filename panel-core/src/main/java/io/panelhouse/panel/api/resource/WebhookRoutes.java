package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.alert.AlertEvent;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Page;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.webhook.CreatedWebhook;
import io.panelhouse.panel.webhook.Delivery;
import io.panelhouse.panel.webhook.NewWebhook;
import io.panelhouse.panel.webhook.TestCall;
import io.panelhouse.panel.webhook.Topic;
import io.panelhouse.panel.webhook.Webhook;
import io.panelhouse.panel.webhook.WebhookChange;
import io.panelhouse.panel.webhook.Webhooks;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Calls to other systems, and what became of them. */
public final class WebhookRoutes {

    private static final String CHAPTER = "Webhooks";
    private static final Schema URL = Schema.text(8, 500);
    private static final Schema KINDS = Schema.list(Schema.choice(OperationKind.class), 0, 20);
    private static final Schema TOPIC = Schema.choice(Topic.class);
    private static final Schema.Shape WEBHOOK = Schema.shape(
            "Webhook",
            Field.of("id", Schema.id(), "Its number"),
            Field.of("reseller", Schema.id(), "About whose subtree it is called, or about whose own alerts"),
            Field.of("url", URL, "Where"),
            Field.of("topic", TOPIC, "What it is called about"),
            Field.of("kinds", KINDS, "About which operations; empty for all"),
            Field.of("createdAt", Schema.instant(), "When it was made"),
            Field.of("disabledAt", Schema.instant().orNull(), "Since when it is not called"),
            Field.of("disabledReason", Schema.text(1, 500).orNull(), "Why"));
    private static final Schema.Shape NEW_WEBHOOK = Schema.shape(
            "NewWebhook",
            Field.of("reseller", Schema.id(), "About whose subtree it is called, or about whose own alerts"),
            Field.of("url", URL, "An https address of the public internet"),
            Field.optional("topic", TOPIC, "What it is called about; operations, if left out"),
            Field.optional("kinds", KINDS, "About which operations; empty or left out for all"));
    private static final Schema.Shape CHANGE = Schema.shape(
            "WebhookChange",
            Field.optional("url", URL, "Where it is called from now on"),
            Field.optional("kinds", KINDS, "About which operations"),
            Field.optional("enabled", Schema.flag(), "Whether it is called; true tries at once what waits"));
    private static final Schema.Shape CREATED = Schema.shape(
            "CreatedWebhook",
            Field.of("webhook", WEBHOOK, "The webhook as it is listed"),
            Field.of("secret", Schema.text(1, 100), "What its calls are signed with; it is not shown again"));
    private static final Schema.Shape DELIVERY = Schema.shape(
            "Delivery",
            Field.of("id", Schema.id(), "Its number, which the call carries"),
            Field.of("webhook", Schema.id(), "What is called"),
            Field.of("operation", Schema.id().orNull(), "About which operation; null if about an alert"),
            Field.of("alert", Schema.id().orNull(), "About which episode; null if about an operation"),
            Field.of("event", Schema.choice(AlertEvent.class).orNull(), "Of the alert"),
            Field.of("attempts", Schema.whole(0, Integer.MAX_VALUE), "How often it was tried"),
            Field.of("nextAt", Schema.instant().orNull(), "When it is tried again; null once it was delivered"),
            Field.of("deliveredAt", Schema.instant().orNull(), "When the receiver took it"),
            Field.of("lastStatus", Schema.whole(100, 599).orNull(), "What the receiver answered last"),
            Field.of("lastError", Schema.text(1, 200).orNull(), "Why the last try failed"));

    private static final Schema.Shape TEST = Schema.shape(
            "WebhookTest",
            Field.of("status", Schema.whole(100, 599).orNull(), "What the receiver answered; null if it did not"),
            Field.of("error", Schema.text(1, 500).orNull(), "Why it failed; null if it did not"));

    private final Webhooks webhooks;

    public WebhookRoutes(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("POST", "/v1/webhooks", "createWebhook")
                        .says(CHAPTER, "A new webhook, called about what is done from now on")
                        .needs(Permission.OWNER)
                        .takes(NEW_WEBHOOK)
                        .gives(201, CREATED)
                        .by(this::create),
                Route.of("GET", "/v1/webhooks", "listWebhooks")
                        .says(CHAPTER, "The webhooks of the subtree, newest first")
                        .needs(Permission.OWNER)
                        .givesPageOf(WEBHOOK)
                        .by(call -> Page.ofWhole(call, webhooks.all(call.actor()), WebhookRoutes::json, Webhook::id)),
                Route.of("GET", "/v1/webhooks/{webhook}", "getWebhook")
                        .says(CHAPTER, "One webhook")
                        .needs(Permission.OWNER)
                        .gives(200, WEBHOOK)
                        .by(call -> Answer.json(200, json(found(call)))),
                Route.of("PATCH", "/v1/webhooks/{webhook}", "changeWebhook")
                        .says(CHAPTER, "Changes a webhook, or turns it off and on")
                        .needs(Permission.OWNER)
                        .takes(CHANGE)
                        .gives(200, WEBHOOK)
                        .by(this::change),
                Route.of("POST", "/v1/webhooks/{webhook}/secrets", "renewWebhookSecret")
                        .says(CHAPTER, "A new secret, with which every call is signed from now on")
                        .needs(Permission.OWNER)
                        .gives(201, CREATED)
                        .by(this::renew),
                Route.of("POST", "/v1/webhooks/{webhook}/tests", "testWebhook")
                        .says(CHAPTER, "Calls it once about nothing, and tells the answer")
                        .needs(Permission.OWNER)
                        .gives(200, TEST)
                        .by(this::test),
                Route.of("DELETE", "/v1/webhooks/{webhook}", "deleteWebhook")
                        .says(CHAPTER, "Removes a webhook and its deliveries")
                        .needs(Permission.OWNER)
                        .givesNothing()
                        .by(this::delete),
                Route.of("GET", "/v1/webhooks/{webhook}/deliveries", "listDeliveries")
                        .says(CHAPTER, "What it was called about and what became of it, newest first")
                        .needs(Permission.OWNER)
                        .givesPageOf(DELIVERY)
                        .by(this::deliveries),
                Route.of("POST", "/v1/webhooks/{webhook}/deliveries/{delivery}/resends", "resendDelivery")
                        .says(CHAPTER, "Delivers once more, before all that waits")
                        .needs(Permission.OWNER)
                        .gives(200, DELIVERY)
                        .by(this::resend));
    }

    private Answer create(Call call) {
        ResellerId reseller = new ResellerId(call.number("reseller"));
        String topic = call.textOrNull("topic");
        return created(Refusals.checked(() -> webhooks.create(
                call.actor(),
                new NewWebhook(
                        reseller,
                        call.text("url"),
                        topic == null ? Topic.OPERATIONS : Topic.valueOf(topic),
                        kinds(call.field("kinds"))))));
    }

    private static Answer created(CreatedWebhook created) {
        ObjectNode answer = Json.object();
        answer.set("webhook", json(created.webhook()));
        return Answer.json(201, answer.put("secret", created.secret()));
    }

    private Answer renew(Call call) {
        long id = call.id("webhook");
        return created(webhooks.renew(call.actor(), id).orElseThrow(() -> Refusals.notInTree("webhook", id)));
    }

    private Answer test(Call call) {
        long id = call.id("webhook");
        TestCall tried = webhooks.test(call.actor(), id).orElseThrow(() -> Refusals.notInTree("webhook", id));
        return Answer.json(200, Json.object().put("status", tried.status()).put("error", tried.error()));
    }

    private Answer change(Call call) {
        WebhookChange change = new WebhookChange(
                call.textOrNull("url"),
                call.field("kinds").isNull() ? null : kinds(call.field("kinds")),
                call.field("enabled").isNull() ? null : call.field("enabled").asBoolean());
        long id = call.id("webhook");
        return Answer.json(
                200,
                json(Refusals.checked(() -> webhooks.change(call.actor(), id, change))
                        .orElseThrow(() -> Refusals.notInTree("webhook", id))));
    }

    private Answer delete(Call call) {
        long id = call.id("webhook");
        if (!webhooks.delete(call.actor(), id)) {
            throw Refusals.notInTree("webhook", id);
        }
        return Answer.empty();
    }

    private Answer deliveries(Call call) {
        Webhook webhook = found(call);
        long before = Page.after(call, Long.MAX_VALUE);
        List<Delivery> rows = webhooks.deliveries(call.actor(), webhook.id(), before, call.limit() + 1);
        return Page.of(rows, call.limit(), WebhookRoutes::json, row -> String.valueOf(row.id()));
    }

    private Answer resend(Call call) {
        Webhook webhook = found(call);
        long id = call.id("delivery");
        return Answer.json(
                200,
                json(webhooks.resend(call.actor(), webhook.id(), id)
                        .orElseThrow(() -> Refusals.notInTree("delivery", id))));
    }

    private Webhook found(Call call) {
        long id = call.id("webhook");
        return webhooks.find(call.actor(), id).orElseThrow(() -> Refusals.notInTree("webhook", id));
    }

    private static Set<OperationKind> kinds(JsonNode words) {
        Set<OperationKind> kinds = EnumSet.noneOf(OperationKind.class);
        words.forEach(word -> kinds.add(OperationKind.valueOf(word.asText())));
        return kinds;
    }

    private static ObjectNode json(Webhook webhook) {
        ObjectNode json = Json.object()
                .put("id", webhook.id())
                .put("reseller", webhook.resellerId().value())
                .put("url", webhook.url().toString())
                .put("topic", webhook.topic().name());
        json.set(
                "kinds",
                Json.words(webhook.kinds().stream()
                        .sorted()
                        .map(OperationKind::name)
                        .toList()));
        return json.put("createdAt", webhook.createdAt().toString())
                .put("disabledAt", Json.time(webhook.disabledAt()))
                .put("disabledReason", webhook.disabledReason());
    }

    private static ObjectNode json(Delivery delivery) {
        AlertEvent event = delivery.event();
        return Json.object()
                .put("id", delivery.id())
                .put("webhook", delivery.webhookId())
                .put("operation", delivery.operationId())
                .put("alert", delivery.alertId())
                .put("event", event == null ? null : event.name())
                .put("attempts", delivery.attempts())
                .put(
                        "nextAt",
                        delivery.deliveredAt() == null ? delivery.nextAt().toString() : null)
                .put("deliveredAt", Json.time(delivery.deliveredAt()))
                .put("lastStatus", delivery.lastStatus())
                .put("lastError", delivery.lastError());
    }
}
