package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The metrics that have a page of their own, and links to them. */
public final class MetricLinks {

    /** In the order of the page. */
    public static final List<String> METRICS = List.of("M1", "M11", "M11a", "M12", "M13", "M14", "M15", "M16", "M17");

    private static final Pattern ID = Pattern.compile("\\bM\\d+[a-d]?\\b");

    private MetricLinks() {}

    /** A link for each metric that the definition names. */
    public static List<Anchor> of(String definition) {
        return ID.matcher(definition)
                .results()
                .map(MatchResult::group)
                .filter(METRICS::contains)
                .map(MetricLinks::link)
                .toList();
    }

    private static Anchor link(String id) {
        Anchor link = new Anchor("metrics?m=" + id, text("shell.metric.link", id));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("ph-s");
        return link;
    }
}
