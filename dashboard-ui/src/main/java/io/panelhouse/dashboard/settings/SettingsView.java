package io.panelhouse.dashboard.settings;

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
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.directory.ResellerTree;
import io.panelhouse.panel.directory.Settings;
import io.panelhouse.panel.margin.Prices;
import io.panelhouse.panel.message.MessageTemplates;
import io.panelhouse.panel.offer.Catalogue;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;

/** Settings of the reseller that is shown, and the operator's own. */
@Route(value = "settings", layout = MainLayout.class)
@PermitAll
final class SettingsView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    SettingsView(
            CurrentOperator operator,
            ResellerTree tree,
            Settings settings,
            Prices prices,
            Catalogue catalogue,
            MessageTemplates templates,
            InstantSource clock) {
        addClassNames("ph-page", "ph-settings");
        Span of = new Span(operator.scope().name());
        of.addClassNames("ph-s", "ph-mute");
        Span gap = new Span();
        gap.addClassName("ph-grow");
        Div head = new Div(new H1(text("settings.title")), of, gap);
        if (operator.actor().may(Permission.OWNER)) {
            Anchor connections = new Anchor("settings/connections", text("machines.open"));
            connections.getElement().setAttribute("router-link", true);
            head.add(connections);
        }
        Anchor notices = new Anchor("settings/notices", text("alerts.settings"));
        notices.getElement().setAttribute("router-link", true);
        head.add(notices);
        head.addClassName("ph-head");
        Formats formats = new Formats(operator.scope().zone(), clock);
        Div own = new Div(new OwnTile(operator), new PackagesTile(operator, prices, catalogue, formats));
        own.addClassNames("ph-span-5", "ph-column");
        Div tiles = new Div(own, new ResellerTile(operator, tree, settings), new MessagesTile(operator, templates));
        tiles.addClassNames("ph-12");
        add(head, tiles);
    }

    @Override
    public String getPageTitle() {
        return text("settings.pageTitle");
    }
}
