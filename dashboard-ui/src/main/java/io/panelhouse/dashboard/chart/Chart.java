package io.panelhouse.dashboard.chart;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import io.panelhouse.dashboard.i18n.Language;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One chart. Keys of an option are those of Apache ECharts; a text such as {@code "@c1"} is the token of that name, and
 * the formatters {@code "@count"} and {@code "@short"} write numbers as the screens do.
 */
@Tag("ph-chart")
@JavaScript("context://ph/echarts/echarts.min.js")
@JavaScript("context://ph/ph-chart.js")
public final class Chart extends Component implements HasSize, HasStyle {

    private static final long serialVersionUID = 1;

    /** An empty chart of this height in pixels. */
    public Chart(int heightPixels) {
        setHeight(heightPixels + "px");
        getElement().setAttribute("role", "figure");
        getElement().setProperty("asTable", text("chart.asTable"));
        getElement().setProperty("asChart", text("chart.asChart"));
        getElement().setProperty("language", Language.current().locale().toLanguageTag());
    }

    /**
     * Draws.
     *
     * @param finding one sentence that says what the chart shows
     */
    public Chart show(String finding, Map<String, ? extends @Nullable Object> option, ChartRows rows) {
        getElement().setAttribute("aria-label", finding);
        getElement().setPropertyList("columns", rows.columns());
        getElement().setPropertyList("rows", rows.rows());
        getElement().setProperty("csv", rows.csv());
        getElement().setProperty("file", rows.file());
        getElement().setPropertyMap("option", option);
        return this;
    }

    /** The sentence that it was given last. */
    public String finding() {
        return getElement().getAttribute("aria-label");
    }
}
