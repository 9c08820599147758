package io.panelhouse.dashboard.signin;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.directory.ResellerSettings;
import io.panelhouse.panel.directory.Settings;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The rules as the settings of a person's reseller say, its own or inherited. */
@Component
final class SettingsRules implements SecurityRules {

    private final Settings settings;

    SettingsRules(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean requiresSecondFactor(Actor actor) {
        return of(actor).requireSecondFactor();
    }

    @Override
    public Optional<BigDecimal> stepUpFrom(Actor actor) {
        return Optional.ofNullable(of(actor).stepUpFrom());
    }

    private ResellerSettings of(Actor actor) {
        ResellerId reseller = actor.scope();
        return reseller == null ? ResellerSettings.DEFAULTS : settings.of(actor, reseller);
    }
}
