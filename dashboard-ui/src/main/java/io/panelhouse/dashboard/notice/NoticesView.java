package io.panelhouse.dashboard.notice;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.machines.AlertHooksTile;
import io.panelhouse.dashboard.security.Proof;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.panel.notice.Notices;
import io.panelhouse.panel.webhook.Webhooks;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;

/** How the operator is told of alerts when nobody looks, and what was sent. */
@Route(value = "settings/notices", layout = MainLayout.class)
@PermitAll
final class NoticesView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    @Autowired
    NoticesView(
            CurrentOperator operator,
            Notices notices,
            Webhooks webhooks,
            MailRoom mail,
            Proof proof,
            InstantSource clock) {
        this(operator, notices, webhooks, mail, proof::before, clock);
    }

    /** @param proof does the work once the person has proved who they are */
    NoticesView(
            CurrentOperator operator,
            Notices notices,
            Webhooks webhooks,
            MailRoom mail,
            Consumer<Runnable> proof,
            InstantSource clock) {
        addClassNames("ph-page", "ph-settings");
        Span gap = new Span();
        gap.addClassName("ph-grow");
        Anchor alerts = new Anchor("alerts", text("alerts.history.open"));
        alerts.getElement().setAttribute("router-link", true);
        Div head = new Div(new H1(text("notices.title")), gap, alerts);
        head.addClassName("ph-head");
        Formats formats = new Formats(operator.home().zone(), clock);
        Div left = new Div(
                new AddressTile(operator, notices, mail.mailer().orElse(null), clock),
                new ChoiceTile(operator, notices));
        left.addClassNames("ph-span-5", "ph-column");
        Div right = new Div(
                new AlertHooksTile(operator, webhooks, proof, formats), new SentTile(operator, notices, formats));
        right.addClassNames("ph-span-7", "ph-column");
        Div tiles = new Div(left, right);
        tiles.addClassNames("ph-12");
        add(head, tiles);
    }

    @Override
    public String getPageTitle() {
        return text("notices.pageTitle");
    }
}
