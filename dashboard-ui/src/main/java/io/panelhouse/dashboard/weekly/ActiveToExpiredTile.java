package io.panelhouse.dashboard.weekly;

import static io.panelhouse.dashboard.chart.Options.object;

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

    private final Tile tile = new Tile(
                    "Active to expired",
                    "Entitled paid accounts over those whose latest end was in the last 30 days and who are not entitled. M2. The renewal rate is of the terms due in the same 30 days. M3")
            .span(4);
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
            tile.empty(
                    "No accounts up to this week.", "An account appears here once its first paid term starts.", null);
            return;
        }
        WeekEnd week = figures.week();
        line.removeAll();
        line.add(FigureLine.of(
                week.ratio().isPresent() ? ratio(week.ratio().getAsDouble()) : "n/a",
                week.ratio().isPresent() ? "to 1" : "none expired",
                change(figures),
                figures.baseline().isPresent()
                        ? "4-week mean " + ratio(figures.baseline().getAsDouble())
                        : "4-week mean n/a"));
        parts.removeAll();
        parts.add(
                FigureLine.part(formats.count(week.entitled()), "active"),
                FigureLine.part(formats.count(week.expired()), "expired, 30 d"),
                renewalRate(renewals.rate(), formats));
        chart.show(finding(figures), option(figures), rows(figures));
    }

    private static Span change(ActiveToExpired figures) {
        OptionalDouble ratio = figures.week().ratio();
        if (ratio.isEmpty() || figures.baseline().isEmpty() || figures.week().expired() < Wilson.FEW) {
            return new Span();
        }
        double change = ratio.getAsDouble() - figures.baseline().getAsDouble();
        Span shown = FigureLine.change(Math.rint(change * 10), ratio(Math.abs(change)));
        if (Math.abs(change) >= 0.05) {
            shown.addClassName(change > 0 ? "ph-ok" : "ph-bad");
        }
        return shown;
    }

    private NativeButton renewalRate(Share rate, Formats formats) {
        renewalRate.setText(
                rate.value().isPresent()
                        ? "Renewal rate " + formats.percent(rate.value().getAsDouble(), rate.of())
                        : "Renewal rate n/a");
        renewalRate
                .getElement()
                .setAttribute("title", "%d renewed in time of %d due in 30 days".formatted(rate.part(), rate.of()));
        return renewalRate;
    }

    private static String finding(ActiveToExpired figures) {
        WeekEnd first = figures.weeks().getFirst();
        WeekEnd last = figures.week();
        return "Active to expired went from %s in week %d to %s in week %d"
                .formatted(
                        text(first),
                        first.week().number(),
                        text(last),
                        last.week().number());
    }

    private static String text(WeekEnd week) {
        return week.ratio().isPresent() ? ratio(week.ratio().getAsDouble()) : "n/a";
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
                                "Active to expired",
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
                                : "n/a"))
                .toList();
        return new ChartRows("active-to-expired.csv", List.of("Week", "Active", "Expired in 30 days", "Ratio"), rows);
    }

    private static String ratio(double value) {
        return String.format(Locale.UK, "%.1f", value);
    }
}
