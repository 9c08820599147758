package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.directory.Feature;
import io.panelhouse.panel.directory.Tier;
import io.panelhouse.panel.directory.Tiers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which parts of the product a reseller may use. */
public final class TierRoutes {

    private static final String CHAPTER = "Tiers";
    private static final Schema FEATURES = Schema.list(Schema.choice(Feature.class), 0, Feature.values().length);
    private static final Schema.Shape TIER = Schema.shape(
            "Tier", Field.of("name", Json.name(), "Its name"), Field.of("features", FEATURES, "What it includes"));
    private static final Schema.Shape TIERS =
            Schema.shape("Tiers", Field.of("items", Schema.list(TIER, 0, 10_000), "By name"));
    private static final Schema.Shape OWN = Schema.shape(
            "ResellerTier",
            Field.of("reseller", Schema.id(), "The reseller"),
            Field.of("tier", Json.name().orNull(), "The tier that was given to itself; null for none"),
            Field.of("allowed", FEATURES, "What it may use, by its own tier and those above it"));
    private static final Schema.Shape NEW_TIER =
            Schema.shape("NewTier", Field.of("tier", Json.name().orNull(), "The tier's name; null to take it away"));

    private final Tiers tiers;

    public TierRoutes(Tiers tiers) {
        this.tiers = tiers;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/tiers", "listTiers")
                        .says(CHAPTER, "The tiers that can be given")
                        .gives(200, TIERS)
                        .by(call -> {
                            ObjectNode answer = Json.object();
                            answer.set("items", Json.list(tiers.all(), TierRoutes::json));
                            return Answer.json(200, answer);
                        }),
                Route.of("GET", "/v1/resellers/{reseller}/tier", "getTier")
                        .says(CHAPTER, "The tier of a reseller, and what it may use")
                        .gives(200, OWN)
                        .by(call -> Answer.json(200, own(call))),
                Route.of("PUT", "/v1/resellers/{reseller}/tier", "giveTier")
                        .says(CHAPTER, "Gives a reseller below you a tier, which binds it and all below it")
                        .needs(Permission.OWNER)
                        .takes(NEW_TIER)
                        .gives(200, OWN)
                        .by(this::give));
    }

    private Answer give(Call call) {
        own(call);
        return Refusals.allowed(() -> {
            tiers.assign(call.actor(), call.reseller(), call.textOrNull("tier"));
            return Answer.json(200, own(call));
        });
    }

    private ObjectNode own(Call call) {
        @Nullable
        String name = tiers.of(call.actor(), call.reseller()).map(Tier::name).orElse(null);
        ObjectNode json = Json.object().put("reseller", call.reseller().value()).put("tier", name);
        json.set(
                "allowed",
                words(Arrays.stream(Feature.values())
                        .filter(feature -> tiers.allows(call.actor(), call.reseller(), feature))));
        return json;
    }

    private static ObjectNode json(Tier tier) {
        ObjectNode json = Json.object().put("name", tier.name());
        json.set("features", words(tier.features().stream()));
        return json;
    }

    private static JsonNode words(Stream<Feature> features) {
        return Json.words(features.sorted().map(Feature::name).toList());
    }
}
