package io.panelhouse.dashboard.forecast;

import static io.panelhouse.dashboard.chart.Options.object;
import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.chart.Chart;
import io.panelhouse.dashboard.chart.ChartRows;
import io.panelhouse.dashboard.chart.Options;
import io.panelhouse.dashboard.chart.Page;
import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What stored forecasts said about weeks that are over. */
final class SaidTile {

    private final Tile tile = new Tile(text("forecast.said.title"), text("forecast.said.definition")).span(5);
    private final Chart chart = new Chart(150);
    private final Paragraph sentence = new Paragraph();
    private final Div parts = new Div();

    SaidTile() {
        sentence.addClassName("ph-s");
        parts.addClassName("ph-parts");
        tile.body().add(chart, sentence, parts);
    }

    Tile tile() {
        return tile;
    }

    void show(Supplier<SaidAndHappened> read, Formats formats) {
        Page.read(tile, read)
                .filter(figures -> Page.stamped(tile, figures.snapshot(), formats))
                .ifPresent(figures -> fill(figures, formats));
    }

    private void fill(SaidAndHappened figures, Formats formats) {
        if (figures.weeks().isEmpty()) {
            IsoWeek first = IsoWeek.of(formats.today());
            tile.empty(
                    text("forecast.said.empty"),
                    text("forecast.said.empty.note", formats.date(first.end()), first.number()),
                    null);
            return;
        }
        SaidAndHappened.Week last = figures.weeks().getLast();
        DemandWeek.Band band = last.said().band80();
        String finding = text(
                "forecast.said.sentence",
                last.said().week().number(),
                count(last.said().mean(), formats),
                count(band.lower(), formats),
                count(band.upper(), formats),
                count(last.happened(), formats));
        sentence.setText(finding);
        parts.removeAll();
        parts.add(new Span(
                text("forecast.said.inside", figures.inside(), figures.weeks().size())));
        parts.add(new Span(text(
                "forecast.said.wape",
                figures.wape().isPresent()
                        ? formats.percent(figures.wape().getAsDouble(), 100)
                        : text("forecast.float.na"))));
        chart.show(finding, option(figures), rows(figures));
    }

    private static Map<String, @Nullable Object> option(SaidAndHappened figures) {
        List<Object> ground = new ArrayList<>();
        List<Object> bands = new ArrayList<>();
        List<Object> said = new ArrayList<>();
        List<Object> happened = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (SaidAndHappened.Week week : figures.weeks()) {
            DemandWeek.Band band = week.said().band80();
            boolean inside = band.holds(week.happened());
            numbers.add(week.said().week().number());
            ground.add(band.lower());
            bands.add(band.upper() - band.lower());
            said.add(week.said().mean());
            happened.add(object(
                    "value", week.happened(),
                    "symbol", inside ? "circle" : "diamond",
                    "itemStyle",
                            object("color", inside ? "@text" : "@c2", "borderColor", "@card", "borderWidth", 1.5)));
        }
        return object(
                "grid", object("left", 40, "right", 4, "top", 10, "bottom", 20),
                "xAxis",
                        object(
                                "type", "category",
                                "axisLine", object("show", false),
                                "data", Options.weekNames(numbers)),
                "yAxis",
                        object(
                                "type",
                                "value",
                                "scale",
                                true,
                                "splitNumber",
                                2,
                                "axisLabel",
                                object("formatter", "@short")),
                "series",
                        List.of(
                                object(
                                        "type",
                                        "bar",
                                        "stack",
                                        "band",
                                        "data",
                                        ground,
                                        "silent",
                                        true,
                                        "itemStyle",
                                        object("color", "transparent")),
                                object(
                                        "type",
                                        "bar",
                                        "stack",
                                        "band",
                                        "data",
                                        bands,
                                        "barWidth",
                                        16,
                                        "itemStyle",
                                        object("color", "@band50", "borderRadius", 3)),
                                object(
                                        "type",
                                        "scatter",
                                        "data",
                                        said,
                                        "symbol",
                                        "rect",
                                        "symbolSize",
                                        List.of(16, 2),
                                        "itemStyle",
                                        object("color", "@c1")),
                                object("type", "scatter", "data", happened, "symbolSize", 9, "z", 5)));
    }

    private static ChartRows rows(SaidAndHappened figures) {
        List<List<String>> rows = figures.weeks().stream()
                .map(week -> List.of(
                        week.said().week().toString(),
                        number(week.said().mean()),
                        number(week.said().band80().lower()),
                        number(week.said().band80().upper()),
                        number(week.happened())))
                .toList();
        return new ChartRows(
                "said-and-happened.csv",
                List.of(
                        text("forecast.column.week"),
                        text("forecast.column.said"),
                        text("forecast.column.from", "80 %"),
                        text("forecast.column.to", "80 %"),
                        text("forecast.column.happened")),
                rows);
    }

    private static String number(double credits) {
        return String.format(Locale.ROOT, "%.1f", credits);
    }

    private static String count(double credits, Formats formats) {
        return formats.count(Math.round(credits));
    }
}
