package io.panelhouse.dashboard.metric;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.MetricLinks;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.Map;

/** The definitions of the desk's figures by their ids; the one that the address names stands out. */
@Route(value = "metrics", layout = MainLayout.class)
@PermitAll
final class MetricsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final Map<String, Section> metrics = new LinkedHashMap<>();

    MetricsView() {
        addClassNames("ph-page", "ph-metrics-page");
        Div head = new Div(new H1(text("metric.title")));
        head.addClassName("ph-head");
        add(head);
        MetricLinks.METRICS.forEach(id -> {
            Anchor mark = new Anchor("metrics?m=" + id, id);
            mark.getElement().setAttribute("router-link", true);
            mark.addClassName("ph-s");
            Div title = new Div(new H2(text("metric." + id + ".name")), mark);
            title.addClassName("ph-tile-head");
            Section metric = new Section(title, new Paragraph(text("metric." + id + ".text")));
            metric.addClassName("ph-tile");
            metrics.put(id, metric);
            add(metric);
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String asked =
                event.getLocation().getQueryParameters().getSingleParameter("m").orElse("");
        metrics.forEach((id, metric) -> {
            metric.getElement().setAttribute("data-asked", id.equals(asked));
            if (id.equals(asked)) {
                metric.scrollIntoView();
            }
        });
    }

    @Override
    public String getPageTitle() {
        return text("metric.pageTitle");
    }
}
