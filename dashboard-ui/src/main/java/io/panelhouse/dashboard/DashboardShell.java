package io.panelhouse.dashboard;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Inline.Position;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.TargetElement;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The page around every screen: theme, style sheets, push. Everything is served from this process. Routes and beans are
 * looked for in this package and below.
 */
@SpringBootApplication
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://ph/icons.css")
@StyleSheet("context://ph/panelhouse.css")
@StyleSheet("context://ph/shell.css")
@StyleSheet("context://ph/home.css")
@StyleSheet("context://ph/accounts.css")
@StyleSheet("context://ph/analytics.css")
@StyleSheet("context://ph/people.css")
@Viewport("width=device-width, initial-scale=1")
public class DashboardShell implements AppShellConfigurator {

    private static final long serialVersionUID = 1;

    @Override
    public void configurePage(AppShellSettings page) {
        page.setPageTitle("Panelhouse");
        page.addMetaTag("color-scheme", "light dark");
        page.addLink("icon", "ph/favicon.svg");
        page.addInlineWithContents(
                TargetElement.HEAD,
                Position.PREPEND,
                "<script src=\"ph/panelhouse.js\"></script>",
                Inline.Wrapping.NONE);
    }
}
