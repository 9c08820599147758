package io.panelhouse.dashboard.security;

import com.vaadin.flow.spring.annotation.UIScope;
import io.panelhouse.dashboard.signin.SecurityRules;
import io.panelhouse.dashboard.signin.SignedIn;
import io.panelhouse.panel.security.PanelSecurity;
import java.math.BigDecimal;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Asks a person again who they are, where a lost or borrowed browser could do harm. Screens put what moves credits
 * through {@link #beforeMoving}.
 */
@Component
@UIScope
public final class Proof {

    private final SignedIn signedIn;
    private final PanelSecurity security;
    private final SecurityRules rules;
    private final InstantSource clock;

    Proof(SignedIn signedIn, PanelSecurity security, SecurityRules rules, InstantSource clock) {
        this.signedIn = signedIn;
        this.security = security;
        this.rules = rules;
        this.clock = clock;
    }

    /** Does the work at once, or, if so many credits ask for it, after the person has proved who they are. */
    public void beforeMoving(BigDecimal credits, Runnable work) {
        BigDecimal from = rules.stepUpFrom(signedIn.operator().actor()).orElse(null);
        if (security.stepUp().required(signedIn.session(), credits, from)) {
            new ProofDialog(signedIn, security, clock, work).open();
        } else {
            work.run();
        }
    }

    /** Does the work after a new proof, whenever the last one was. */
    public void anew(Runnable work) {
        new ProofDialog(signedIn, security, clock, work).open();
    }

    /** Does the work at once, or, if the last proof is older than ten minutes, after a new one. */
    public void before(Runnable work) {
        if (security.stepUp().required(signedIn.session())) {
            new ProofDialog(signedIn, security, clock, work).open();
        } else {
            work.run();
        }
    }
}
