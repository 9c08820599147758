package io.panelhouse.dashboard.shell;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.RouteConfiguration;
import io.panelhouse.dashboard.CurrentOperator;
import jakarta.annotation.security.PermitAll;

/** Bar, drawer and, on a phone, tabs. A page is listed once its route exists. */
@PermitAll
public final class MainLayout extends AppLayout {

    private static final long serialVersionUID = 1;

    public MainLayout(CurrentOperator operator) {
        addClassName("ph-shell");
        Header bar = new Header(brand(), new Span(operator.name()));
        bar.addClassName("ph-bar");
        addToNavbar(bar);
        addToDrawer(new Scroller(drawer()));
    }

    private static Anchor brand() {
        Anchor brand = new Anchor("");
        brand.addClassName("ph-brand");
        brand.add(new Icon("brand", "ph-i-l"), new Span("Panelhouse"));
        return brand;
    }

    private static Div drawer() {
        SideNav nav = new SideNav();
        for (Destination destination : Destination.values()) {
            if (RouteConfiguration.forSessionScope().isPathAvailable(destination.path())) {
                nav.addItem(new SideNavItem(destination.title(), destination.path(), new Icon(destination.icon())));
            }
        }
        return new Div(nav);
    }
}
