package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.offer.Offer;
import java.time.Duration;
import java.util.List;

/** What can be sold. */
public final class PackageRoutes {

    private static final Schema.Shape PACKAGE = Schema.shape(
            "Package",
            Field.of("code", Json.packageCode(), "Its name in sales"),
            Field.of("months", Schema.whole(0, 1200), "Its length; 0 for a trial and for one without an end"),
            Field.of("credits", Schema.credits(), "Its price"),
            Field.of("trialHours", Schema.whole(1, 100_000).orNull(), "How long a trial lasts; null if it is none"));
    private static final Schema.Shape PACKAGES =
            Schema.shape("Packages", Field.of("items", Schema.list(PACKAGE), "Paid ones first, shortest first"));

    private final Catalogue catalogue;

    public PackageRoutes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/v1/packages", "listPackages")
                .says("Packages", "What can be sold, and its price")
                .gives(200, PACKAGES)
                .by(call -> {
                    ObjectNode answer = Json.object();
                    answer.set("items", Json.list(catalogue.offers(), PackageRoutes::json));
                    return Answer.json(200, answer);
                }));
    }

    private static ObjectNode json(Offer offer) {
        Duration trial = offer.trialTime();
        return Json.object()
                .put("code", offer.code())
                .put("months", offer.months())
                .put("credits", Json.credits(offer.credits()))
                .put("trialHours", trial == null ? null : trial.toHours());
    }
}
