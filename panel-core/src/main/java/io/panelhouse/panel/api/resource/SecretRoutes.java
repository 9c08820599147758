package io.panelhouse.panel.api.resource;

import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.ledger.SubscriberSecrets;
import java.util.List;

/** Secrets of subscribers. */
public final class SecretRoutes {

    private static final Schema.Shape SECRET = Schema.shape(
            "NewSecret",
            Field.of("secret", Schema.text(1, 100), "With which the subscriber signs in; it is not shown again"));

    private final SubscriberSecrets secrets;

    public SecretRoutes(SubscriberSecrets secrets) {
        this.secrets = secrets;
    }

    public List<Route> routes() {
        return List.of(Route.of("POST", "/v1/accounts/{account}/secrets", "renewSecret")
                .says("Accounts", "A new secret for a subscriber; the old one is wrong from now on")
                .needs(Permission.SELL)
                .gives(201, SECRET)
                .by(this::renew));
    }

    private Answer renew(Call call) {
        String secret = Refusals.checked(() -> secrets.renew(call.actor(), call.account()));
        return Answer.json(201, Json.object().put("secret", secret));
    }
}
