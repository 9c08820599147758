package io.panelhouse.dashboard.weekly;

import static io.panelhouse.dashboard.chart.Options.object;

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
    private static final List<Basis> BASES = List.of(
            new Basis("Accounts", Length::accounts),
            new Basis("Terms sold", Length::terms),
            new Basis("Credits sold", length -> length.credits().doubleValue()));

    private final Tile tile = new Tile(
                    "Subscription lengths",
                    "Share by package length on three bases: entitled paid accounts at the end of the week, paid terms sold in it, and their credits. Trials are apart. M10")
            .span(4);
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
            tile.empty("No subscriptions in this week.", "A subscription appears here in the week it is sold.", null);
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
        String package_ = longest.months() == 1 ? "1 month" : longest.months() + " months";
        String accounts = share((double) longest.accounts(), (double) figures.accounts(), formats);
        return figures.credits().signum() == 0
                ? "%s of accounts are on %s. Nothing was sold in this week.".formatted(accounts, package_)
                : "%s of accounts on %s bring %s of the credits."
                        .formatted(
                                accounts,
                                package_,
                                share(
                                        longest.credits().doubleValue(),
                                        figures.credits().doubleValue(),
                                        formats));
    }

    private static Map<String, @Nullable Object> option(Lengths figures, Formats formats) {
        List<Object> series = new ArrayList<>();
        for (Length length : shown(figures)) {
            String token = token(length.months());
            List<Object> data = new ArrayList<>();
            for (Basis basis : BASES) {
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
        for (int i = 0; i < BASES.size(); i++) {
            Basis basis = BASES.get(i);
            names.add(text("left", i * ROW_PIXELS + 1, basis.title(), "@text", 600));
            names.add(
                    text("right", i * ROW_PIXELS + 1, formats.count(Math.round(basis.total(figures))), "@text2", 400));
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
                                BASES.stream().map(Basis::title).toList()),
                "graphic", names,
                "series", series);
    }

    private static Map<String, @Nullable Object> text(String side, int top, String text, String colour, int weight) {
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
                        text,
                        "verticalAlign",
                        "top",
                        "fontFamily",
                        "Instrument Sans, system-ui, sans-serif",
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
        return new ChartRows("lengths.csv", List.of("Length", "Accounts", "Terms sold", "Credits sold"), rows);
    }

    /** Others only if there are any. */
    private static List<Length> shown(Lengths figures) {
        return figures.lengths().stream()
                .filter(length -> length.months() > 0 || length.accounts() > 0 || length.terms() > 0)
                .toList();
    }

    static String name(int months) {
        return months == 0 ? "Other" : months == 1 ? "1 month" : months + " months";
    }

    private static String token(int months) {
        return months == 0 ? "c0" : "l" + months;
    }

    private static Span key(int months) {
        Span swatch = new Span();
        swatch.addClassNames("ph-swatch", "ph-swatch-" + token(months));
        return new Span(swatch, new Span(months == 0 ? "other" : months == 1 ? "1 month" : Integer.toString(months)));
    }

    private static String share(double part, double whole, Formats formats) {
        return whole == 0 ? "none" : formats.percent(part / whole, 1);
    }

    private record Basis(String title, ToDoubleFunction<Length> of) {

        double total(Lengths figures) {
            return figures.lengths().stream().mapToDouble(of).sum();
        }
    }
}
