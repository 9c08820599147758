package io.panelhouse.dashboard.weekly;

import static io.panelhouse.dashboard.chart.Options.object;
import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.chart.ChartRows;
import io.panelhouse.dashboard.shell.Formats;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bridge behind a churn: from what there was to what is left, the two numbers divided on a backing. */
final class ChurnBridge {

    private final List<Step> steps;
    private final Formats formats;
    private final String file;

    ChurnBridge(Churn churn, ChurnDefinition definition, Formats formats) {
        this.formats = formats;
        this.steps = definition == ChurnDefinition.OF_TERMS_DUE ? due(churn.renewals()) : retained(churn, definition);
        this.file = "churn-%s-%s.csv".formatted(churn.month(), definition.id());
    }

    /**
     * A bar.
     *
     * @param from where it starts, in accounts or terms
     * @param to where it ends
     * @param total whether it stands on the ground
     * @param backed whether it is one of the two numbers divided
     */
    record Step(String name, long from, long to, String token, boolean total, boolean backed) {

        long amount() {
            return to - from;
        }
    }

    List<Step> steps() {
        return steps;
    }

    private static List<Step> due(Renewals renewals) {
        List<Step> steps = new ArrayList<>();
        long left = renewals.due();
        steps.add(new Step(text("weekly.bridge.due"), 0, left, "c0", true, true));
        if (renewals.pending() > 0) {
            steps.add(new Step(text("weekly.bridge.pending"), left, left - renewals.pending(), "axis", false, false));
            left -= renewals.pending();
        }
        for (Map.Entry<String, Long> part : List.of(
                Map.entry(text("weekly.bridge.early"), renewals.early()),
                Map.entry(text("weekly.bridge.onTime"), renewals.onTime()),
                Map.entry(text("weekly.bridge.grace"), renewals.grace()))) {
            steps.add(new Step(part.getKey(), left, left - part.getValue(), "c1", false, false));
            left -= part.getValue();
        }
        steps.add(new Step(text("weekly.bridge.lapsed"), 0, renewals.lapsed(), "c2", true, true));
        return steps;
    }

    private List<Step> retained(Churn churn, ChurnDefinition definition) {
        LocalDate first = churn.month().atDay(1);
        long opening = churn.opening();
        long afterNew = opening + churn.started();
        long level = afterNew + churn.reactivated();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(text("weekly.bridge.retained", formats.shortDay(first)), 0, opening, "c0", true, true));
        steps.add(new Step(
                text("weekly.bridge.new"), opening, afterNew, "c1", false, definition == ChurnDefinition.ROLLING));
        steps.add(new Step(text("weekly.bridge.reactivated"), afterNew, level, "c1", false, false));
        if (churn.moved() != 0) {
            steps.add(new Step(text("weekly.bridge.moved"), level, level + churn.moved(), "c3", false, false));
            level += churn.moved();
        }
        steps.add(new Step(text("weekly.bridge.churned"), level, level - churn.churned(), "c2", false, true));
        steps.add(new Step(
                text("weekly.bridge.retained", formats.shortDay(first.plusMonths(1))),
                0,
                churn.closing(),
                "c0",
                true,
                false));
        return steps;
    }

    /** Below this the bars are cut, so that the movements can be seen; 0 if nothing is cut. */
    private long cut() {
        long low = steps.stream()
                .filter(step -> !step.total())
                .mapToLong(step -> Math.min(step.from(), step.to()))
                .min()
                .orElse(0);
        long totals =
                steps.stream().filter(Step::total).mapToLong(Step::to).min().orElse(0);
        long high = steps.stream()
                .mapToLong(step -> Math.max(step.from(), step.to()))
                .max()
                .orElse(0);
        long floor = Math.min(low, totals);
        long span = high - floor;
        return floor > 2 * span ? floor - span : 0;
    }

    Map<String, @Nullable Object> option() {
        long cut = cut();
        List<Object> ground = new ArrayList<>();
        List<Object> bars = new ArrayList<>();
        List<Object> backing = new ArrayList<>();
        List<Object> breaks = new ArrayList<>();
        long high = steps.stream()
                        .mapToLong(step -> Math.max(step.from(), step.to()))
                        .max()
                        .orElse(0)
                - cut;
        for (Step step : steps) {
            long low = step.total() ? 0 : Math.min(step.from(), step.to()) - cut;
            long top = Math.max(step.from(), step.to()) - cut;
            ground.add(low);
            bars.add(object(
                    "value", top - low,
                    "itemStyle", object("color", "@" + step.token(), "borderRadius", 2),
                    "label", object("formatter", label(step))));
            backing.add(step.backed() ? top + high * 0.16 : 0);
            if (cut > 0 && step.total()) {
                breaks.add(object("value", List.of(step.name(), high * 0.07)));
            }
        }
        List<Object> series = new ArrayList<>();
        series.add(object(
                "type",
                "bar",
                "data",
                backing,
                "barWidth",
                "72%",
                "barGap",
                "-92%",
                "silent",
                true,
                "z",
                1,
                "itemStyle",
                object("color", "@inset", "borderRadius", 5)));
        series.add(object(
                "type",
                "bar",
                "stack",
                "bridge",
                "data",
                ground,
                "barWidth",
                "61%",
                "silent",
                true,
                "z",
                2,
                "itemStyle",
                object("color", "transparent")));
        series.add(object(
                "type",
                "bar",
                "stack",
                "bridge",
                "data",
                bars,
                "barWidth",
                "61%",
                "z",
                3,
                "label",
                object("show", true, "position", "top", "color", "@text", "fontSize", 13, "fontWeight", 600)));
        series.addAll(connectors(cut));
        series.add(object(
                "type",
                "scatter",
                "data",
                breaks,
                "silent",
                true,
                "z",
                5,
                "symbol",
                "path://M0 0 L50 6 L100 0 L100 5 L50 11 L0 5 Z",
                "symbolSize",
                List.of(66, 8),
                "itemStyle",
                object("color", "@card")));
        return object(
                "grid", object("left", 0, "right", 0, "top", 26, "bottom", 26),
                "xAxis",
                        object(
                                "type", "category",
                                "data", steps.stream().map(Step::name).toList(),
                                "axisLabel",
                                        object(
                                                "fontSize",
                                                12,
                                                "interval",
                                                0,
                                                "overflow",
                                                "break",
                                                "hideOverlap",
                                                false)),
                "yAxis", object("type", "value", "show", false, "min", 0, "max", high * 1.02),
                "series", series);
    }

    /** Dotted lines from the end of a bar to the next one. */
    private List<Object> connectors(long cut) {
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i + 1 < steps.size(); i++) {
            Step step = steps.get(i);
            long level = step.to() - cut;
            lines.add(object(
                    "type",
                    "line",
                    "silent",
                    true,
                    "symbol",
                    "none",
                    "z",
                    0,
                    "data",
                    List.of(
                            List.of(step.name(), level),
                            List.of(steps.get(i + 1).name(), level)),
                    "lineStyle",
                    object("color", "@axis", "width", 1, "type", List.of(2, 2))));
        }
        return lines;
    }

    private String label(Step step) {
        return step.total() ? formats.count(step.to()) : formats.signed(step.amount());
    }

    ChartRows rows() {
        List<List<String>> rows = steps.stream()
                .map(step -> List.of(step.name(), Long.toString(step.total() ? step.to() : step.amount())))
                .toList();
        return new ChartRows(file, List.of(text("weekly.column.step"), text("weekly.column.number")), rows);
    }
}
