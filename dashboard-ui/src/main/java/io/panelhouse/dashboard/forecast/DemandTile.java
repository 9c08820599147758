package io.panelhouse.dashboard.forecast;

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

    private final Tile tile = new Tile(
                    "Credit demand",
                    "Own consumption of the subtree, by week; transfers are not demand. M11. Bands: with 50 % and 80 % chance the week falls inside. M27")
            .span(12);
    private final Paragraph sentence = new Paragraph();
    private final Chart chart = new Chart(312);

    DemandTile() {
        Div scroll = new Div(chart);
        scroll.addClassName("ph-fan-scroll");
        sentence.addClassName("ph-s");
        Div key = new Div();
        key.addClassName("ph-fan-key");
        Span title = new Span("Renewal calendar");
        title.addClassNames("ph-s", "ph-strong");
        Span note = new Span("Credits of terms already sold, by the week they end.");
        note.addClassNames("ph-s", "ph-mute");
        Div legend = new Div();
        legend.addClassNames("ph-row", "ph-legend");
        List.of("1", "3", "6", "12")
                .forEach(length -> legend.add(key("l" + length, length.equals("1") ? "1 month" : length)));
        key.add(title, note, legend);
        tile.addClassName("ph-fan");
        Div bands = new Div(key("median", "expected"), key("band50", "50 %"), key("band80", "80 %"));
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
            tile.empty(
                    "No forecast for this reseller yet.",
                    "A forecast needs sales. Each batch run makes one for the resellers that have some.",
                    null);
            return;
        }
        String text = sentence(demand, formats);
        sentence.setText(text);
        chart.show(text, new FanChart(demand, formats).option(), FanChart.rows(demand));
    }

    static String sentence(Demand demand, Formats formats) {
        DemandWeek peak = demand.peak().orElseThrow();
        DemandWeek.Band band = peak.band80();
        String text = "Demand peaks in week %d: %s credits expected, 80\u00a0%%: %s – %s."
                .formatted(
                        peak.week().number(),
                        count(peak.mean(), formats),
                        count(band.lower(), formats),
                        count(band.upper(), formats));
        double long_ = peak.due().get(2) + peak.due().get(3);
        return long_ < 6
                ? text
                : text + " %s of them can fall due from 6- and 12-month terms.".formatted(count(long_, formats));
    }

    private static String count(double credits, Formats formats) {
        return formats.count(Math.round(credits));
    }

    private static Span key(String token, String text) {
        Span swatch = new Span();
        swatch.addClassNames("ph-swatch", "ph-swatch-" + token);
        return new Span(swatch, new Span(text));
    }
}
