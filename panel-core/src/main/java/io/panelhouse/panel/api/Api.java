package io.panelhouse.panel.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Caller;
import io.panelhouse.panel.api.http.OpenApiDocument;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.http.RouteTable;
import io.panelhouse.panel.api.resource.AccountOrderRoutes;
import io.panelhouse.panel.api.resource.AccountRoutes;
import io.panelhouse.panel.api.resource.AuditRoutes;
import io.panelhouse.panel.api.resource.BatchRoutes;
import io.panelhouse.panel.api.resource.DeviceRoutes;
import io.panelhouse.panel.api.resource.DoorRoutes;
import io.panelhouse.panel.api.resource.DueRoutes;
import io.panelhouse.panel.api.resource.FollowUpRoutes;
import io.panelhouse.panel.api.resource.LedgerRoutes;
import io.panelhouse.panel.api.resource.PackageRoutes;
import io.panelhouse.panel.api.resource.ResellerRoutes;
import io.panelhouse.panel.api.resource.ReversalRoutes;
import io.panelhouse.panel.api.resource.SaleRoutes;
import io.panelhouse.panel.api.resource.SecretRoutes;
import io.panelhouse.panel.api.resource.SettingRoutes;
import io.panelhouse.panel.api.resource.StaffRoutes;
import io.panelhouse.panel.api.resource.TierRoutes;
import io.panelhouse.panel.api.resource.TokenRoutes;
import io.panelhouse.panel.api.resource.WebhookRoutes;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.directory.Feature;
import io.panelhouse.panel.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** All routes over one panel. */
final class Api {

    private static final Schema.Shape HEALTH = Schema.shape(
            "Health",
            Field.of("healthy", Schema.flag(), "Whether the database answers"),
            Field.of("detail", Schema.text(1, 200), "One sentence"));

    private Api() {}

    static RouteTable over(Panel panel, Webhooks webhooks) {
        AtomicReference<String> document = new AtomicReference<>("");
        AtomicReference<String> page = new AtomicReference<>("");
        List<Route> routes = new ArrayList<>();
        routes.addAll(new TokenRoutes(panel.tokens()).routes());
        routes.addAll(new ResellerRoutes(panel.resellers()).routes());
        routes.addAll(new TierRoutes(panel.tiers()).routes());
        routes.addAll(new SettingRoutes(panel.settings()).routes());
        routes.addAll(new StaffRoutes(panel.staff()).routes());
        routes.addAll(new PackageRoutes(panel.catalogue()).routes());
        routes.addAll(new AccountRoutes(panel.accounts(), panel.audit()).routes());
        routes.addAll(new DueRoutes(panel.accounts(), panel.settings()).routes());
        routes.addAll(new SaleRoutes(panel.ledger()).routes());
        routes.addAll(new AccountOrderRoutes(panel.ledger()).routes());
        routes.addAll(new FollowUpRoutes(panel.followUps()).routes());
        routes.addAll(new BatchRoutes(panel.ledger()).routes());
        routes.addAll(new SecretRoutes(panel.subscriberSecrets()).routes());
        routes.addAll(new DeviceRoutes(panel.devices()).routes());
        routes.addAll(new DoorRoutes(panel.attempts(), panel.sessions()).routes());
        routes.addAll(new LedgerRoutes(panel.ledger()).routes());
        routes.addAll(new ReversalRoutes(panel.reversals()).routes());
        routes.addAll(new AuditRoutes(panel.audit()).routes());
        routes.addAll(new WebhookRoutes(webhooks).routes());
        routes.add(text("/v1/openapi.json", "getDocument", "This document", "application/json", document::get));
        routes.add(health(panel));
        RouteTable described = new RouteTable(routes);
        document.set(OpenApiDocument.of(described).toString());
        page.set(EndpointPage.of(described));
        routes.add(text("/", "getPage", "A page for people", "text/html; charset=utf-8", page::get));
        return new RouteTable(routes);
    }

    /** Who acts with a token, and whether a tier keeps that one from the API. */
    static Optional<Caller> caller(Panel panel, String token) {
        return panel.tokens().verify(token).map(actor -> {
            ResellerId scope = Objects.requireNonNull(actor.scope());
            return panel.tiers()
                    .refusing(actor, scope, Feature.API)
                    .map(tier -> new Caller(
                            actor,
                            "Cannot use the API: tier %s does not include it; ask who is above you for another tier"
                                    .formatted(tier.name())))
                    .orElseGet(() -> new Caller(actor, null));
        });
    }

    private static Route health(Panel panel) {
        return Route.of("GET", "/health", "getHealth")
                .says("Server", "Whether the server can do its work")
                .open()
                .gives(200, HEALTH)
                .by(call -> {
                    boolean healthy = panel.healthy();
                    return Answer.json(
                            healthy ? 200 : 503,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("healthy", healthy)
                                    .put("detail", healthy ? "answers" : "the database does not answer"));
                });
    }

    private static Route text(String path, String id, String summary, String type, Supplier<String> text) {
        return Route.of("GET", path, id)
                .says("Server", summary)
                .open()
                .gives(200, new Schema.Anything())
                .by(call -> new Answer(200, type, text.get(), EndpointPage.headers(type)));
    }
}
