package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.directory.ResellerSettings;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.directory.Settings;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reseller decides for itself and those below it. */
public final class SettingRoutes {

    private static final String CHAPTER = "Settings";
    private static final Schema COUNT = Schema.whole(0, 100_000);
    private static final Schema LIMIT = Schema.whole(1, 1_000_000_000);
    private static final Schema LANGUAGE = Schema.text("^[a-z]{2}(-[A-Z]{2})?$", 5);
    private static final Schema DAYS = Schema.whole(1, 60);
    private static final Schema CAP = Schema.whole(1, 100_000);
    private static final Schema THRESHOLDS = Schema.text("^([1-9][0-9]{0,8}(,[1-9][0-9]{0,8}){0,4})?$", 49);
    private static final Schema.Shape SETTINGS = Schema.shape(
            "Settings",
            Field.of("fractionalCredits", Schema.flag(), "Whether credits may have decimals"),
            Field.of("suspensionPausesClock", Schema.flag(), "Whether terms stand still while suspended"),
            Field.of("lockByDefault", Schema.flag(), "Whether a new account locks to its first device"),
            Field.of("keepAddresses", Schema.flag(), "Whether subscribers' addresses are kept"),
            Field.of("trialsPerDay", COUNT.orNull(), "How many trials a day; null for any number"),
            Field.of("stepUpFrom", Schema.credits().orNull(), "Credits from which a second factor is asked again"),
            Field.of("language", LANGUAGE, "Of texts for subscribers"),
            Field.of("dueDays", DAYS, "How many days ahead the due list looks"),
            Field.of("requireSecondFactor", Schema.flag(), "Whether people need a second factor"),
            Field.of("holdOnDrain", Schema.flag(), "Whether a login that drains the wallet is held"),
            Field.of("creditThresholds", THRESHOLDS, "Credits below which there is an alert; empty for none"),
            Field.of("debitsPerMinute", CAP.orNull(), "Sales of one login in 60 s that are an alert in any case"));
    private static final Schema.Shape CHANGE = Schema.shape(
            "SettingsChange",
            wish(Setting.FRACTIONAL_CREDITS, Schema.flag()),
            wish(Setting.SUSPENSION_PAUSES_CLOCK, Schema.flag()),
            wish(Setting.LOCK_BY_DEFAULT, Schema.flag()),
            wish(Setting.KEEP_ADDRESSES, Schema.flag()),
            wish(Setting.TRIALS_PER_DAY, COUNT),
            wish(Setting.STEP_UP_FROM, LIMIT),
            wish(Setting.LANGUAGE, LANGUAGE),
            wish(Setting.DUE_DAYS, DAYS),
            wish(Setting.REQUIRE_SECOND_FACTOR, Schema.flag()),
            wish(Setting.HOLD_ON_DRAIN, Schema.flag()),
            wish(Setting.CREDIT_THRESHOLDS, THRESHOLDS),
            wish(Setting.DEBITS_PER_MINUTE, CAP));

    private final Settings settings;

    public SettingRoutes(Settings settings) {
        this.settings = settings;
    }

    private static Field wish(Setting setting, Schema schema) {
        return Field.optional(setting.key(), schema.orNull(), "Null to inherit it again; left out to leave it");
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/resellers/{reseller}/settings", "getSettings")
                        .says(CHAPTER, "What holds for a reseller, own or inherited")
                        .gives(200, SETTINGS)
                        .by(this::get),
                Route.of("PATCH", "/v1/resellers/{reseller}/settings", "changeSettings")
                        .says(CHAPTER, "Decides settings for a reseller and those below it; all of them or none")
                        .needs(Permission.OWNER)
                        .takes(CHANGE)
                        .gives(200, SETTINGS)
                        .by(this::change));
    }

    private Answer get(Call call) {
        ResellerSettings now = settings.of(call.actor(), call.reseller());
        return Answer.json(
                200,
                Json.object()
                        .put("fractionalCredits", now.fractionalCredits())
                        .put("suspensionPausesClock", now.suspensionPausesClock())
                        .put("lockByDefault", now.lockByDefault())
                        .put("keepAddresses", now.keepAddresses())
                        .put("trialsPerDay", now.trialsPerDay())
                        .put("stepUpFrom", now.stepUpFrom() == null ? null : Json.credits(now.stepUpFrom()))
                        .put("language", now.language())
                        .put("dueDays", now.dueDays())
                        .put("requireSecondFactor", now.requireSecondFactor())
                        .put("holdOnDrain", now.holdOnDrain())
                        .put(
                                "creditThresholds",
                                now.creditThresholds().stream()
                                        .map(BigDecimal::toPlainString)
                                        .collect(Collectors.joining(",")))
                        .put("debitsPerMinute", now.debitsPerMinute()));
    }

    private Answer change(Call call) {
        settings.of(call.actor(), call.reseller());
        Map<Setting, Optional<String>> wishes = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            JsonNode wish = call.body() == null ? null : call.body().get(setting.key());
            if (wish != null) {
                wishes.put(setting, wish.isNull() ? Optional.empty() : Optional.of(wish.asText()));
            }
        }
        return Refusals.allowed(() -> {
            settings.change(call.actor(), call.reseller(), wishes);
            return get(call);
        });
    }
}
