package io.panelhouse.dashboard.security;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.signin.SecurityRules;
import io.panelhouse.dashboard.signin.SignedIn;
import io.panelhouse.panel.security.PanelSecurity;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;

/** Where a person looks after their own sign-in. */
@Route(value = "security", layout = MainLayout.class)
@PermitAll
final class SecurityView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    SecurityView(
            CurrentOperator operator,
            SignedIn signedIn,
            PanelSecurity security,
            SecurityRules rules,
            Proof proof,
            InstantSource clock) {
        addClassNames("ph-page", "ph-security");
        H1 title = new H1(text("shell.page.security"));
        Span who =
                new Span(text("security.who", operator.name(), operator.home().name()));
        who.addClassNames("ph-s", "ph-mute");
        Div head = new Div(title, who);
        head.addClassName("ph-head");
        SessionsTile sessions =
                new SessionsTile(signedIn, security, new Formats(operator.home().zone(), clock));
        PasswordTile password = new PasswordTile(signedIn, security, clock, sessions::show);
        SecondStepTile secondStep = new SecondStepTile(signedIn, security, rules, proof, sessions::show);
        Div two = new Div(
                password.tile().span(5),
                secondStep.tile().span(7),
                sessions.tile().span(12));
        two.addClassName("ph-12");
        add(head, two);
    }

    @Override
    public String getPageTitle() {
        return text("security.title");
    }
}
