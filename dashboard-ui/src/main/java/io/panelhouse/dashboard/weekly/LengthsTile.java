package io.panelhouse.dashboard.weekly;

import static io.panelhouse.dashboard.chart.Options.object;
import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.chart.Chart;
import io.panelhouse.dashboard.chart.ChartRows;
import io.panelhouse.dashboard.chart.Page;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.dashboard.weekly.Lengths.Length;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How subscriptions are spread over package lengths: accounts, terms sold and credits sold, each with its n. */
final class LengthsTile {

    private static final int ROW_PIXELS = 38;
    private static final double LABELLED_FROM = 0.075;

    private final Tile tile = new Tile(text("weekly.lengths.title"), text("weekly.lengths.definition")).span(4);
    private final Chart chart = new Chart(3 * ROW_PIXELS);
    private final Div key = new Div();
    private final Paragraph sentence = new Paragraph();

    LengthsTile() {
        key.addClassNames("ph-row", "ph-legend");
        sentence.addClassNames("ph-s", "ph-take");
        chart.addClassName("ph-lengths");
        tile.body().add(chart, key, sentence);
    }

    Tile tile() {
        return tile;
    }

    void show(Supplier<Lengths> read, Formats formats) {
        Page.read(tile, read)
                .filter(figures -> Page.stamped(tile, figures.snapshot(), formats))
                .ifPresent(figures -> fill(figures, formats));
    }

    private void fill(Lengths figures, Formats formats) {
        if (figures.isEmpty()) {
            tile.empty(text("weekly.lengths.empty"), text("weekly.lengths.empty.note"), null);
            return;
        }
        key.removeAll();
        shown(figures).forEach(length -> key.add(key(length.months())));
        sentence.setText(sentence(figures, formats));
        chart.show(sentence(figures, formats), option(figures, formats), rows(figures));
    }

    /** What the longest package with accounts brings. */
    private static String sentence(Lengths figures, Formats formats) {
        Length longest = figures.lengths().stream()
                .filter(length -> length.months() > 0 && length.accounts() > 0)
                .reduce((shorter, longer) -> longer)
                .orElse(figures.lengths().getFirst());
        String length = name(longest.months());
        String accounts = share((double) longest.accounts(), (double) figures.accounts(), formats);
        return figures.credits().signum() == 0
                ? text("weekly.lengths.sentence.unsold", accounts, length)
                : text(
                        "weekly.lengths.sentence",
                        accounts,
                        length,
                        share(longest.credits().doubleValue(), figures.credits().doubleValue(), formats));
    }

    private static Map<String, @Nullable Object> option(Lengths figures, Formats formats) {
        List<Basis> bases = bases();
        List<Object> series = new ArrayList<>();
        for (Length length : shown(figures)) {
            String token = token(length.months());
            List<Object> data = new ArrayList<>();
            for (Basis basis : bases) {
                double total = basis.total(figures);
                double part = total == 0 ? 0 : basis.of().applyAsDouble(length) / total;
                data.add(object(
                        "value",
                        part,
                        "label",
                        object(
                                "show",
                                part >= LABELLED_FROM,
                                "formatter",
                                formats.percent(part, 1),
                                "color",
                                token.equals("c0") ? "@card" : "@on-" + token)));
            }
            series.add(object(
                    "type",
                    "bar",
                    "name",
                    name(length.months()),
                    "stack",
                    "share",
                    "barWidth",
                    16,
                    "data",
                    data,
                    "itemStyle",
                    object("color", "@" + token, "borderColor", "@card", "borderWidth", 1, "borderRadius", 2),
                    "label",
                    object("show", false, "position", "inside", "fontSize", 11, "fontWeight", 600)));
        }
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < bases.size(); i++) {
            Basis basis = bases.get(i);
            names.add(label("left", i * ROW_PIXELS + 1, basis.title(), "@text", 600));
            names.add(
                    label("right", i * ROW_PIXELS + 1, formats.count(Math.round(basis.total(figures))), "@text2", 400));
        }
        return object(
                "grid", object("left", 0, "right", 0, "top", 4, "bottom", 0, "height", 3 * ROW_PIXELS),
                "xAxis", object("type", "value", "show", false, "max", 1),
                "yAxis",
                        object(
                                "type",
                                "category",
                                "show",
                                false,
                                "inverse",
                                true,
                                "data",
                                bases.stream().map(Basis::title).toList()),
                "graphic", names,
                "series", series);
    }

    private static Map<String, @Nullable Object> label(String side, int top, String words, String colour, int weight) {
        return object(
                "type",
                "text",
                side,
                side.equals("right") ? 6 : 0,
                "top",
                top,
                "silent",
                true,
                "style",
                object(
                        "text",
                        words,
                        "verticalAlign",
                        "top",
                        "fontFamily",
                        "'Instrument Sans', system-ui, sans-serif",
                        "fill",
                        colour,
                        "fontSize",
                        12,
                        "fontWeight",
                        weight));
    }

    static ChartRows rows(Lengths figures) {
        List<List<String>> rows = figures.lengths().stream()
                .map(length -> List.of(
                        name(length.months()),
                        Long.toString(length.accounts()),
                        Long.toString(length.terms()),
                        ConsumptionTile.plain(length.credits())))
                .toList();
        return new ChartRows(
                "lengths.csv",
                List.of(
                        text("weekly.lengths.length"),
                        text("weekly.lengths.accounts"),
                        text("weekly.lengths.terms"),
                        text("weekly.lengths.credits")),
                rows);
    }

    /** Others only if there are any. */
    private static List<Length> shown(Lengths figures) {
        return figures.lengths().stream()
                .filter(length -> length.months() > 0 || length.accounts() > 0 || length.terms() > 0)
                .toList();
    }

    static String name(int months) {
        return months == 0 ? text("weekly.lengths.other") : text("shell.package.months", months);
    }

    private static String token(int months) {
        return months == 0 ? "c0" : "l" + months;
    }

    private static Span key(int months) {
        Span swatch = new Span();
        swatch.addClassNames("ph-swatch", "ph-swatch-" + token(months));
        return new Span(swatch, new Span(keyWord(months)));
    }

    /** Only the first says what is counted. */
    private static String keyWord(int months) {
        if (months == 0) {
            return text("weekly.lengths.other.key");
        }
        return months == 1 ? text("shell.package.months", 1) : Integer.toString(months);
    }

    private static List<Basis> bases() {
        return List.of(
                new Basis(text("weekly.lengths.accounts"), Length::accounts),
                new Basis(text("weekly.lengths.terms"), Length::terms),
                new Basis(
                        text("weekly.lengths.credits"),
                        length -> length.credits().doubleValue()));
    }

    private static String share(double part, double whole, Formats formats) {
        return whole == 0 ? text("weekly.lengths.none") : formats.percent(part / whole, 1);
    }

    private record Basis(String title, ToDoubleFunction<Length> of) {

        double total(Lengths figures) {
            return figures.lengths().stream().mapToDouble(of).sum();
        }
    }
}
