package io.panelhouse.dashboard.weekly;

import static io.panelhouse.dashboard.chart.Options.object;
import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.chart.Chart;
import io.panelhouse.dashboard.chart.ChartRows;
import io.panelhouse.dashboard.chart.Options;
import io.panelhouse.dashboard.chart.Page;
import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.figure.Share;
import io.panelhouse.dashboard.figure.Wilson;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.dashboard.weekly.ActiveToExpired.WeekEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Active accounts for each that ended in 30 days, over 13 weeks, and the renewal rate behind it. */
final class ActiveToExpiredTile {

    private final Tile tile = new Tile(text("weekly.active.title"), text("weekly.active.definition")).span(4);
    private final Div line = new Div();
    private final Chart chart = new Chart(94);
    private final Div parts = new Div();
    private final NativeButton renewalRate = new NativeButton();

    ActiveToExpiredTile(Runnable showRenewals) {
        parts.addClassName("ph-parts");
        renewalRate.addClassName("ph-link");
        renewalRate.addClickListener(click -> showRenewals.run());
        tile.body().add(line, chart, parts);
    }

    Tile tile() {
        return tile;
    }

    void show(Supplier<ActiveToExpired> read, Supplier<Renewals> renewals, Formats formats) {
        Page.read(tile, read)
                .filter(figures -> Page.stamped(tile, figures.snapshot(), formats))
                .ifPresent(figures -> fill(figures, renewals.get(), formats));
    }

    private void fill(ActiveToExpired figures, Renewals renewals, Formats formats) {
        if (figures.weeks().isEmpty()) {
            tile.empty(text("weekly.active.empty"), text("weekly.active.empty.note"), null);
            return;
        }
        WeekEnd week = figures.week();
        line.removeAll();
        line.add(FigureLine.of(
                ratio(week, formats),
                text(week.ratio().isPresent() ? "weekly.active.toOne" : "weekly.active.noneExpired"),
                change(figures, formats),
                text(
                        "weekly.mean",
                        figures.baseline().isPresent()
                                ? formats.tenth(figures.baseline().getAsDouble())
                                : text("weekly.na"))));
        parts.removeAll();
        parts.add(
                FigureLine.part(formats.count(week.entitled()), text("weekly.active.active")),
                FigureLine.part(formats.count(week.expired()), text("weekly.active.expired")),
                renewalRate(renewals.rate(), formats));
        chart.show(finding(figures, formats), option(figures), rows(figures));
    }

    private static Span change(ActiveToExpired figures, Formats formats) {
        OptionalDouble ratio = figures.week().ratio();
        if (ratio.isEmpty() || figures.baseline().isEmpty() || figures.week().expired() < Wilson.FEW) {
            return new Span();
        }
        double change = ratio.getAsDouble() - figures.baseline().getAsDouble();
        Span shown = FigureLine.change(Math.rint(change * 10), formats.tenth(Math.abs(change)));
        if (Math.abs(change) >= 0.05) {
            shown.addClassName(change > 0 ? "ph-ok" : "ph-bad");
        }
        return shown;
    }

    private NativeButton renewalRate(Share rate, Formats formats) {
        renewalRate.setText(text(
                "weekly.renewalRate",
                rate.value().isPresent() ? formats.percent(rate.value().getAsDouble(), rate.of()) : text("weekly.na")));
        renewalRate
                .getElement()
                .setAttribute(
                        "title", text("weekly.renewalRate.of", formats.count(rate.part()), formats.count(rate.of())));
        return renewalRate;
    }

    private static String finding(ActiveToExpired figures, Formats formats) {
        WeekEnd first = figures.weeks().getFirst();
        WeekEnd last = figures.week();
        return text(
                "weekly.active.finding",
                ratio(first, formats),
                first.week().number(),
                ratio(last, formats),
                last.week().number());
    }

    private static String ratio(WeekEnd week, Formats formats) {
        return week.ratio().isPresent() ? formats.tenth(week.ratio().getAsDouble()) : text("weekly.na");
    }

    private static Map<String, @Nullable Object> option(ActiveToExpired figures) {
        List<IsoWeek> weeks = figures.week().week().lastWeeks(WeeklyFigures.WEEKS);
        Map<IsoWeek, WeekEnd> ends = figures.weeks().stream().collect(Collectors.toMap(WeekEnd::week, end -> end));
        List<@Nullable Object> points = new ArrayList<>();
        for (IsoWeek week : weeks) {
            WeekEnd end = ends.get(week);
            boolean last = week.equals(weeks.getLast());
            points.add(
                    end == null || end.ratio().isEmpty()
                            ? null
                            : object(
                                    "value",
                                    Math.round(end.ratio().getAsDouble() * 100) / 100.0,
                                    "symbol",
                                    last ? "circle" : "none",
                                    "symbolSize",
                                    8));
        }
        return object(
                "grid", object("left", 8, "right", 26, "top", 8, "bottom", 20),
                "tooltip", object("trigger", "axis", "axisPointer", object("type", "none"), "confine", true),
                "xAxis",
                        object(
                                "type", "category",
                                "boundaryGap", false,
                                "axisLine", object("show", false),
                                "data",
                                        Options.weekNames(weeks.stream()
                                                .map(IsoWeek::number)
                                                .toList()),
                                "axisLabel", object("interval", 3, "alignMinLabel", "left", "alignMaxLabel", "center")),
                "yAxis", object("type", "value", "scale", true, "position", "right", "splitNumber", 2),
                "series",
                        List.of(object(
                                "type",
                                "line",
                                "name",
                                text("weekly.active.title"),
                                "data",
                                points,
                                "showSymbol",
                                true,
                                "connectNulls",
                                false,
                                "lineStyle",
                                object("color", "@c1", "width", 2),
                                "itemStyle",
                                object("color", "@c1"))));
    }

    static ChartRows rows(ActiveToExpired figures) {
        List<List<String>> rows = figures.weeks().stream()
                .map(week -> List.of(
                        week.week().toString(),
                        Long.toString(week.entitled()),
                        Long.toString(week.expired()),
                        week.ratio().isPresent()
                                ? String.format(
                                        Locale.ROOT, "%.2f", week.ratio().getAsDouble())
                                : text("weekly.na")))
                .toList();
        return new ChartRows(
                "active-to-expired.csv",
                List.of(
                        text("weekly.column.week"),
                        text("weekly.active.column.active"),
                        text("weekly.active.column.expired"),
                        text("weekly.active.column.ratio")),
                rows);
    }
}
