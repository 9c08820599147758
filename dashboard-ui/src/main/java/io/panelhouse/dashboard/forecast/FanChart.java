package io.panelhouse.dashboard.forecast;

import static io.panelhouse.dashboard.chart.Options.object;
import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.chart.ChartRows;
import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.shell.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The fan of what is expected over the calendar of what is already sold, on one axis of weeks. */
final class FanChart {

    private static final List<String> LENGTHS = List.of("l1", "l3", "l6", "l12");

    private final Demand demand;
    private final Formats formats;
    private final List<IsoWeek> weeks;
    private final int firstExpected;

    FanChart(Demand demand, Formats formats) {
        this.demand = demand;
        this.formats = formats;
        IsoWeek origin = demand.expected().getFirst().week();
        this.weeks = new ArrayList<>(origin.plus(-1).lastWeeks(ForecastFigures.WEEKS));
        this.firstExpected = weeks.size();
        demand.expected().forEach(week -> weeks.add(week.week()));
    }

    Map<String, @Nullable Object> option() {
        List<Object> names = weeks.stream()
                .map(week -> (Object)
                        (week.equals(weeks.getFirst())
                                ? text("chart.week", week.number())
                                : Integer.toString(week.number())))
                .toList();
        List<Object> series = new ArrayList<>();
        series.add(band(
                "80 %",
                "80",
                "@band80",
                week -> week.band80().lower(),
                week -> week.band80().upper()));
        series.addAll(0, List.of(ground("80", week -> week.band80().lower())));
        series.add(ground("50", week -> week.band50().lower()));
        series.add(band(
                "50 %",
                "50",
                "@band50",
                week -> week.band50().lower(),
                week -> week.band50().upper()));
        series.add(happened());
        series.add(expected());
        for (int i = 0; i < LENGTHS.size(); i++) {
            series.add(calendar(i));
        }
        return object(
                "grid",
                        List.of(
                                object("left", 40, "right", 6, "top", 10, "height", 168),
                                object("left", 40, "right", 6, "top", 194, "bottom", 22)),
                "tooltip",
                        object(
                                "trigger",
                                "axis",
                                "axisPointer",
                                object("type", "line"),
                                "valueFormatter",
                                "@whole",
                                "confine",
                                true),
                "axisPointer", object("link", List.of(object("xAxisIndex", "all"))),
                "xAxis",
                        List.of(
                                object("type", "category", "gridIndex", 0, "data", names, "show", false),
                                object(
                                        "type",
                                        "category",
                                        "gridIndex",
                                        1,
                                        "data",
                                        names,
                                        "axisLabel",
                                        object("interval", 1))),
                "yAxis",
                        List.of(
                                object(
                                        "type",
                                        "value",
                                        "gridIndex",
                                        0,
                                        "scale",
                                        true,
                                        "splitNumber",
                                        3,
                                        "axisLabel",
                                        object("formatter", "@short")),
                                object("type", "value", "gridIndex", 1, "show", false, "min", 0)),
                "series", series);
    }

    /** From the last week that happened on: the fan opens there. */
    private List<@Nullable Object> fan(ToDoubleFunction<DemandWeek> figure) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < firstExpected; i++) {
            boolean last = i == firstExpected - 1;
            values.add(last ? demand.happened().get(weeks.get(i)) : null);
        }
        demand.expected().forEach(week -> values.add(round(figure.applyAsDouble(week))));
        return values;
    }

    private Map<String, @Nullable Object> ground(String stack, ToDoubleFunction<DemandWeek> lower) {
        return object(
                "type",
                "line",
                "stack",
                stack,
                "stackStrategy",
                "all",
                "data",
                fan(lower),
                "symbol",
                "none",
                "silent",
                true,
                "lineStyle",
                object("opacity", 0),
                "tooltip",
                object("show", false));
    }

    private Map<String, @Nullable Object> band(
            String name,
            String stack,
            String colour,
            ToDoubleFunction<DemandWeek> lower,
            ToDoubleFunction<DemandWeek> upper) {
        List<@Nullable Object> widths = new ArrayList<>();
        for (int i = 0; i < firstExpected; i++) {
            widths.add(i == firstExpected - 1 ? 0 : null);
        }
        demand.expected().forEach(week -> widths.add(round(upper.applyAsDouble(week) - lower.applyAsDouble(week))));
        return object(
                "type",
                "line",
                "name",
                name,
                "stack",
                stack,
                "stackStrategy",
                "all",
                "data",
                widths,
                "symbol",
                "none",
                "silent",
                true,
                "lineStyle",
                object("opacity", 0),
                "areaStyle",
                object("color", colour, "opacity", 1),
                "tooltip",
                object("show", false));
    }

    private Map<String, @Nullable Object> happened() {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < firstExpected; i++) {
            Double credits = demand.happened().get(weeks.get(i));
            boolean last = i == firstExpected - 1;
            values.add(
                    credits == null
                            ? null
                            : object("value", credits, "symbol", last ? "circle" : "none", "symbolSize", 8));
        }
        return object(
                "type",
                "line",
                "name",
                text("forecast.column.happened"),
                "data",
                values,
                "showSymbol",
                true,
                "z",
                4,
                "lineStyle",
                object("color", "@text", "width", 2),
                "itemStyle",
                object("color", "@text"),
                "markLine",
                object(
                        "symbol",
                        "none",
                        "silent",
                        true,
                        "animation",
                        false,
                        "lineStyle",
                        object("color", "@axis", "type", List.of(2, 3), "width", 1),
                        "label",
                        object(
                                "formatter",
                                text("forecast.line"),
                                "position",
                                "end",
                                "distance",
                                -6,
                                "color",
                                "@text2",
                                "fontSize",
                                11),
                        "data",
                        List.of(object("xAxis", firstExpected - 1))));
    }

    private Map<String, @Nullable Object> expected() {
        Optional<DemandWeek> peak = demand.peak();
        List<@Nullable Object> values = fan(DemandWeek::mean);
        for (int i = 0; i < demand.expected().size(); i++) {
            DemandWeek week = demand.expected().get(i);
            if (peak.filter(week::equals).isPresent()) {
                values.set(
                        firstExpected + i,
                        object(
                                "value",
                                round(week.mean()),
                                "symbol",
                                "circle",
                                "symbolSize",
                                8,
                                "label",
                                object(
                                        "show",
                                        true,
                                        "position",
                                        i > demand.expected().size() - 4 ? "left" : "top",
                                        "formatter",
                                        text(
                                                "forecast.peak",
                                                formats.count(Math.round(week.mean())),
                                                week.week().number()),
                                        "color",
                                        "@text",
                                        "fontSize",
                                        12,
                                        "fontWeight",
                                        600)));
            }
        }
        return object(
                "type",
                "line",
                "name",
                text("forecast.column.expected"),
                "data",
                values,
                "symbol",
                "none",
                "showSymbol",
                true,
                "z",
                5,
                "lineStyle",
                object("color", "@c1", "width", 2, "type", List.of(5, 3)),
                "itemStyle",
                object("color", "@c1"));
    }

    private Map<String, @Nullable Object> calendar(int length) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < firstExpected; i++) {
            values.add(null);
        }
        demand.expected().forEach(week -> values.add(round(week.due().get(length))));
        return object(
                "type",
                "bar",
                "name",
                due(length),
                "stack",
                "due",
                "xAxisIndex",
                1,
                "yAxisIndex",
                1,
                "barWidth",
                "70%",
                "data",
                values,
                "itemStyle",
                object("color", "@" + LENGTHS.get(length), "borderColor", "@card", "borderWidth", 1));
    }

    private static String due(int length) {
        int months = Integer.parseInt(LENGTHS.get(length).substring(1));
        return text("forecast.calendar.due", text("shell.package.months", months));
    }

    static ChartRows rows(Demand demand) {
        List<List<String>> rows = new ArrayList<>();
        demand.happened()
                .forEach((week, credits) ->
                        rows.add(List.of(week.toString(), number(credits), "", "", "", "", "", "", "", "", "")));
        for (DemandWeek week : demand.expected()) {
            List<String> row = new ArrayList<>(List.of(
                    week.week().toString(),
                    "",
                    number(week.mean()),
                    number(week.band50().lower()),
                    number(week.band50().upper()),
                    number(week.band80().lower()),
                    number(week.band80().upper())));
            week.due().forEach(credits -> row.add(number(credits)));
            rows.add(row);
        }
        return new ChartRows(
                "forecast.csv",
                List.of(
                        text("forecast.column.week"),
                        text("forecast.column.happened"),
                        text("forecast.column.expected"),
                        text("forecast.column.from", "50 %"),
                        text("forecast.column.to", "50 %"),
                        text("forecast.column.from", "80 %"),
                        text("forecast.column.to", "80 %"),
                        due(0),
                        due(1),
                        due(2),
                        due(3)),
                rows);
    }

    private static double round(double credits) {
        return Math.round(credits * 10) / 10.0;
    }

    private static String number(double credits) {
        return String.format(Locale.ROOT, "%.1f", credits);
    }
}
