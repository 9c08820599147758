package io.panelhouse.dashboard.machines;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.security.Proof;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.edge.Edges;
import io.panelhouse.panel.security.Staff;
import io.panelhouse.panel.token.ApiTokens;
import io.panelhouse.panel.webhook.Webhooks;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;

/** Tokens, webhooks and edges of the reseller that is shown, for those who manage it. */
@Route(value = "settings/connections", layout = MainLayout.class)
@PermitAll
final class MachinesView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    @Autowired
    MachinesView(
            CurrentOperator operator,
            ApiTokens tokens,
            Webhooks webhooks,
            Edges edges,
            Staff staff,
            Proof proof,
            InstantSource clock) {
        this(operator, tokens, webhooks, edges, staff, proof::before, clock);
    }

    /** @param proof does the work once the person has proved who they are */
    MachinesView(
            CurrentOperator operator,
            ApiTokens tokens,
            Webhooks webhooks,
            Edges edges,
            Staff staff,
            Consumer<Runnable> proof,
            InstantSource clock) {
        addClassNames("ph-page", "ph-machines");
        Scope scope = operator.scope();
        Span of = new Span(scope.name());
        of.addClassNames("ph-s", "ph-mute");
        Anchor up = new Anchor("settings", text("shell.page.settings"));
        up.getElement().setAttribute("router-link", true);
        Div head = new Div(up, new H1(text("machines.title")), of);
        head.addClassName("ph-head");
        Div tiles = new Div();
        tiles.addClassName("ph-12");
        add(head, tiles);
        if (!operator.actor().may(Permission.OWNER)) {
            Tile refused = new Tile(text("machines.title"), text("machines.definition")).span(12);
            refused.noPermission(text("machines.refused"), text("machines.refused.who", scope.name()));
            tiles.add(refused);
            return;
        }
        Formats formats = new Formats(scope.zone(), clock);
        tiles.add(
                new TokensTile(operator, tokens, staff, proof, formats, clock),
                new WebhooksTile(operator, webhooks, proof, formats),
                new EdgesTile(operator, edges, proof, formats));
    }

    @Override
    public String getPageTitle() {
        return text("machines.pageTitle");
    }
}
