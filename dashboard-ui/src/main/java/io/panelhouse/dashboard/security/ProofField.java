package io.panelhouse.dashboard.security;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.textfield.PasswordField;
import io.panelhouse.dashboard.signin.SignedIn;
import io.panelhouse.panel.security.PanelSecurity;
import io.panelhouse.panel.security.SignInAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Where a person types the code of their app or, if they have none, their password. */
final class ProofField extends PasswordField {

    private static final long serialVersionUID = 1;

    private final SignedIn signedIn;
    private final PanelSecurity security;
    private final boolean byCode;

    ProofField(SignedIn signedIn, PanelSecurity security, boolean byCode) {
        this.signedIn = signedIn;
        this.security = security;
        this.byCode = byCode;
        setLabel(byCode ? text("security.proof.code") : text("security.proof.password"));
        setWidthFull();
        setMaxLength(200);
        getElement().setAttribute("autocomplete", byCode ? "one-time-code" : "current-password");
        setRevealButtonVisible(!byCode);
    }

    /** Whether what was typed proves who they are; if not, the field says why. */
    boolean proves(InstantSource clock) {
        String problem = problem(clock);
        setErrorMessage(problem);
        setInvalid(problem != null);
        clear();
        if (problem != null) {
            focus();
        }
        return problem == null;
    }

    private @Nullable String problem(InstantSource clock) {
        return switch (security.signIn().prove(signedIn.operator(), getValue(), signedIn.address())) {
            case SignInAnswer.Accepted(var operator, var mark) -> {
                security.sessions().proven(signedIn.session());
                yield null;
            }
            case SignInAnswer.Throttled(Instant until) ->
                text(
                        "security.proof.wait",
                        Math.max(1, Duration.between(clock.instant(), until).toMinutes()));
            default -> text(byCode ? "security.proof.wrongCode" : "security.proof.wrongPassword");
        };
    }
}
