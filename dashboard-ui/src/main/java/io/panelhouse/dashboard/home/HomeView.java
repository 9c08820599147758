package io.panelhouse.dashboard.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.panelhouse.dashboard.shell.MainLayout;
import jakarta.annotation.security.PermitAll;

/** The reseller's first screen. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("Home · Panelhouse")
@PermitAll
final class HomeView extends Div {

    private static final long serialVersionUID = 1;

    HomeView() {
        addClassName("ph-page");
    }
}
