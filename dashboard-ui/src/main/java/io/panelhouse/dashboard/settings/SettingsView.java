package io.panelhouse.dashboard.settings;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.panel.directory.ResellerTree;
import io.panelhouse.panel.directory.Settings;
import jakarta.annotation.security.PermitAll;

/** Settings of the reseller that is shown, and the operator's own. */
@Route(value = "settings", layout = MainLayout.class)
@PermitAll
final class SettingsView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    SettingsView(CurrentOperator operator, ResellerTree tree, Settings settings) {
        addClassNames("ph-page", "ph-settings");
        Span of = new Span(operator.scope().name());
        of.addClassNames("ph-s", "ph-mute");
        Div head = new Div(new H1(text("settings.title")), of);
        head.addClassName("ph-head");
        Div tiles = new Div(new OwnTile(operator), new ResellerTile(operator, tree, settings));
        tiles.addClassNames("ph-12");
        add(head, tiles);
    }

    @Override
    public String getPageTitle() {
        return text("settings.pageTitle");
    }
}
