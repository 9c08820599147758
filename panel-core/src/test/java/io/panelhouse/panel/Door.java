package io.panelhouse.panel;

import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import java.util.Objects;

/** Subscribers of a test business who sign in. The secret of an account is "secret of " and its name. */
final class Door {

    static final String A = "00:1A:79:00:00:0A";
    static final String B = "00:1A:79:00:00:0B";

    private final TestBusiness business;

    Door(TestBusiness business) {
        this.business = business;
    }

    SignInDecision signIn(String name, String device) {
        return attempt(name, "secret of " + name, device);
    }

    SignInDecision attempt(String name, String secret, String device) {
        return business.panel
                .signIns()
                .attempt(new SignInRequest(
                        business.provider,
                        name,
                        secret,
                        device.isEmpty() ? null : device,
                        "MAG",
                        "app 1.2",
                        "10.0.0.1"));
    }

    SignInOutcome outcome(String name, String device) {
        return signIn(name, device).outcome();
    }

    /** Signs in and stops at once. */
    SignInOutcome visit(String name, String device) {
        SignInDecision decision = signIn(name, device);
        if (decision.accepted()) {
            business.panel.sessions().close(Objects.requireNonNull(decision.sessionId()));
        }
        return decision.outcome();
    }
}
