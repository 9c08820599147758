package io.panelhouse.dashboard.weekly;

import static io.panelhouse.dashboard.chart.Options.object;
import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.chart.Chart;
import io.panelhouse.dashboard.chart.ChartRows;
import io.panelhouse.dashboard.chart.Options;
import io.panelhouse.dashboard.chart.Page;
import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Tile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Credits consumed in the week, against the four weeks before, with 13 week bars and its parts. */
final class ConsumptionTile {

    private final Tile tile = new Tile(text("weekly.consumption.title"), text("weekly.consumption.definition")).span(4);
    private final Div line = new Div();
    private final Chart chart = new Chart(98);
    private final Div parts = new Div();

    ConsumptionTile() {
        parts.addClassName("ph-parts");
        tile.body().add(line, chart, parts);
    }

    Tile tile() {
        return tile;
    }

    void show(Supplier<Consumption> read, Formats formats) {
        Page.read(tile, read)
                .filter(figures -> Page.stamped(tile, figures.snapshot(), formats))
                .ifPresent(figures -> fill(figures, formats));
    }

    private void fill(Consumption figures, Formats formats) {
        WeekCredits week = figures.week();
        Optional<BigDecimal> mean = figures.baseline();
        line.removeAll();
        line.add(FigureLine.of(
                whole(week.credits(), formats),
                formats.creditsUnit(week.credits()),
                change(figures, formats),
                mean.map(value -> text("weekly.mean", whole(value, formats))).orElse(collecting(figures))));
        parts.removeAll();
        parts.add(
                FigureLine.part(formats.amount(week.renewed()), text("weekly.consumption.renewed")),
                FigureLine.part(formats.amount(week.activated()), text("weekly.consumption.activated")),
                FigureLine.part(formats.amount(week.changed()), text("weekly.consumption.changed")));
        chart.show(finding(figures, formats), option(figures), rows(figures));
    }

    private static String collecting(Consumption figures) {
        int weeks = Math.min(figures.weeks().size() - 1, Consumption.BASELINE_WEEKS);
        return text("weekly.consumption.collecting", weeks, Consumption.BASELINE_WEEKS);
    }

    private static Span change(Consumption figures, Formats formats) {
        if (figures.change().isEmpty()) {
            return new Span();
        }
        double change = figures.change().getAsDouble();
        return FigureLine.change(Math.rint(change * 1000), formats.percent(Math.abs(change), 100));
    }

    private static String finding(Consumption figures, Formats formats) {
        WeekCredits week = figures.week();
        String last = text("weekly.consumption.finding", week.week().number(), whole(week.credits(), formats));
        return figures.baseline()
                .map(value -> text("weekly.consumption.finding.mean", last, whole(value, formats)))
                .orElse(last);
    }

    private static Map<String, @Nullable Object> option(Consumption figures) {
        List<IsoWeek> weeks = figures.week().week().lastWeeks(WeeklyFigures.WEEKS);
        Map<IsoWeek, BigDecimal> credits =
                figures.weeks().stream().collect(Collectors.toMap(WeekCredits::week, WeekCredits::credits));
        List<@Nullable Object> bars = new ArrayList<>();
        List<@Nullable Object> mean = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            boolean last = i == weeks.size() - 1;
            bars.add(object(
                    "value", credits.get(weeks.get(i)),
                    "itemStyle", object("color", last ? "@c1" : "@band50", "borderRadius", 2)));
            boolean baseline = !last && i >= weeks.size() - 1 - Consumption.BASELINE_WEEKS;
            mean.add(baseline ? figures.baseline().orElse(null) : null);
        }
        return object(
                "grid", object("left", 0, "right", 0, "top", 8, "bottom", 20),
                "tooltip",
                        object(
                                "trigger",
                                "axis",
                                "axisPointer",
                                object("type", "none"),
                                "valueFormatter",
                                "@count",
                                "confine",
                                true),
                "xAxis",
                        object(
                                "type", "category",
                                "data",
                                        Options.weekNames(weeks.stream()
                                                .map(IsoWeek::number)
                                                .toList()),
                                "axisLabel", object("interval", 3)),
                "yAxis", object("type", "value", "show", false, "min", 0),
                "series",
                        List.of(
                                object(
                                        "type",
                                        "bar",
                                        "name",
                                        text("weekly.column.credits"),
                                        "barWidth",
                                        "80%",
                                        "data",
                                        bars),
                                object(
                                        "type",
                                        "line",
                                        "name",
                                        text("weekly.mean.name"),
                                        "data",
                                        mean,
                                        "symbol",
                                        "none",
                                        "z",
                                        5,
                                        "lineStyle",
                                        object("color", "@text", "width", 1.5, "type", List.of(4, 3)))));
    }

    static ChartRows rows(Consumption figures) {
        List<Function<WeekCredits, BigDecimal>> columns =
                List.of(WeekCredits::credits, WeekCredits::renewed, WeekCredits::activated, WeekCredits::changed);
        List<List<String>> rows = new ArrayList<>();
        for (WeekCredits week : figures.weeks()) {
            List<String> row = new ArrayList<>(
                    List.of(week.week().toString(), week.week().monday().toString()));
            columns.forEach(column -> row.add(plain(column.apply(week))));
            rows.add(row);
        }
        return new ChartRows(
                "consumption.csv",
                List.of(
                        text("weekly.column.week"),
                        text("weekly.column.monday"),
                        text("weekly.column.credits"),
                        text("weekly.consumption.column.renewed"),
                        text("weekly.consumption.column.activated"),
                        text("weekly.consumption.column.changed")),
                rows);
    }

    static String plain(BigDecimal credits) {
        return credits.signum() == 0 ? "0" : credits.stripTrailingZeros().toPlainString();
    }

    private static String whole(BigDecimal credits, Formats formats) {
        return credits.abs().compareTo(BigDecimal.valueOf(100)) < 0
                ? formats.amount(credits.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros())
                : formats.amount(credits.setScale(0, RoundingMode.HALF_UP));
    }
}
