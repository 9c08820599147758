package io.panelhouse.dashboard.forecast;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.chart.Chart;
import io.panelhouse.dashboard.chart.Page;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Tile;
import java.util.List;
import java.util.function.Supplier;

/** Demand that happened and that is expected, over the renewal calendar. */
final class DemandTile {

    private final Tile tile = new Tile(text("forecast.demand.title"), text("forecast.demand.definition")).span(12);
    private final Paragraph sentence = new Paragraph();
    private final Chart chart = new Chart(312);

    DemandTile() {
        Div scroll = new Div(chart);
        scroll.addClassName("ph-fan-scroll");
        sentence.addClassName("ph-s");
        Div key = new Div();
        key.addClassName("ph-fan-key");
        Span title = new Span(text("forecast.calendar"));
        title.addClassNames("ph-s", "ph-strong");
        Span note = new Span(text("forecast.calendar.note"));
        note.addClassNames("ph-s", "ph-mute");
        Div legend = new Div();
        legend.addClassNames("ph-row", "ph-legend");
        List.of("1", "3", "6", "12")
                .forEach(length ->
                        legend.add(key("l" + length, length.equals("1") ? text("shell.package.months", 1) : length)));
        key.add(title, note, legend);
        tile.addClassName("ph-fan");
        Div bands = new Div(key("median", text("forecast.expected")), key("band50", "50 %"), key("band80", "80 %"));
        bands.addClassNames("ph-row", "ph-legend", "ph-legend-head");
        tile.addToHead(bands);
        tile.body().add(sentence, scroll, key);
    }

    Tile tile() {
        return tile;
    }

    void show(Supplier<Demand> read, Formats formats) {
        Page.read(tile, read)
                .filter(figures -> Page.stamped(tile, figures.snapshot(), formats))
                .ifPresent(figures -> fill(figures, formats));
    }

    private void fill(Demand demand, Formats formats) {
        if (demand.expected().isEmpty()) {
            tile.empty(text("forecast.demand.empty"), text("forecast.demand.empty.note"), null);
            return;
        }
        String finding = sentence(demand, formats);
        sentence.setText(finding);
        chart.show(finding, new FanChart(demand, formats).option(), FanChart.rows(demand));
    }

    static String sentence(Demand demand, Formats formats) {
        DemandWeek peak = demand.peak().orElseThrow();
        DemandWeek.Band band = peak.band80();
        String first = text(
                "forecast.demand.sentence",
                peak.week().number(),
                count(peak.mean(), formats),
                count(band.lower(), formats),
                count(band.upper(), formats));
        double long_ = peak.due().get(2) + peak.due().get(3);
        return long_ < 6 ? first : first + " " + text("forecast.demand.long", count(long_, formats));
    }

    private static String count(double credits, Formats formats) {
        return formats.count(Math.round(credits));
    }

    private static Span key(String token, String words) {
        Span swatch = new Span();
        swatch.addClassNames("ph-swatch", "ph-swatch-" + token);
        return new Span(swatch, new Span(words));
    }
}
