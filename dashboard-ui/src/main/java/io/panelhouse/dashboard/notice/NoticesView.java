package io.panelhouse.dashboard.notice;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.panel.notice.Notices;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;

/** How the operator is told of alerts when nobody looks, and what was sent. */
@Route(value = "settings/notices", layout = MainLayout.class)
@PermitAll
final class NoticesView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    NoticesView(CurrentOperator operator, Notices notices, MailRoom mail, InstantSource clock) {
        addClassNames("ph-page", "ph-settings");
        Span gap = new Span();
        gap.addClassName("ph-grow");
        Anchor alerts = new Anchor("alerts", text("alerts.history.open"));
        alerts.getElement().setAttribute("router-link", true);
        Div head = new Div(new H1(text("notices.title")), gap, alerts);
        head.addClassName("ph-head");
        SentTile sent =
                new SentTile(operator, notices, new Formats(operator.home().zone(), clock));
        Div left = new Div(
                new AddressTile(operator, notices, mail.mailer().orElse(null), clock),
                new ChoiceTile(operator, notices));
        left.addClassNames("ph-span-5", "ph-column");
        Div tiles = new Div(left, sent);
        tiles.addClassNames("ph-12");
        add(head, tiles);
    }

    @Override
    public String getPageTitle() {
        return text("notices.pageTitle");
    }
}
