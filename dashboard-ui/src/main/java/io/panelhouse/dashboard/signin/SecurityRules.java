package io.panelhouse.dashboard.signin;

import io.panelhouse.panel.Actor;
import java.math.BigDecimal;
import java.util.Optional;

/** What the settings of a person's reseller, or of one above it, ask of them. */
public interface SecurityRules {

    /** Whether everybody there must have a second factor. */
    boolean requiresSecondFactor(Actor actor);

    /** The smallest number of credits whose move asks for a recent proof of who moves them. */
    Optional<BigDecimal> stepUpFrom(Actor actor);
}
