package io.panelhouse.dashboard.weekly;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import io.panelhouse.dashboard.chart.Chart;
import io.panelhouse.dashboard.chart.Page;
import io.panelhouse.dashboard.lake.LakeSnapshot;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Tile;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Churn of a month in four definitions with their values, and the bridge behind the one chosen. */
final class ChurnTile {

    private final Tile tile = new Tile(text("weekly.churn.title"), text("weekly.churn.definition")).span(6);
    private final ComboBox<YearMonth> months = new ComboBox<>();
    private final Map<ChurnDefinition, NativeButton> buttons = new EnumMap<>(ChurnDefinition.class);
    private final Paragraph sentence = new Paragraph();
    private final Chart chart = new Chart(216);
    private ChurnDefinition definition = ChurnDefinition.OF_TERMS_DUE;
    private @Nullable Churn figures;
    private @Nullable Formats formats;

    ChurnTile(Consumer<YearMonth> onMonth, Consumer<ChurnDefinition> onDefinition) {
        months.setAriaLabel(text("weekly.churn.month"));
        months.setItemLabelGenerator(choice -> formats == null ? choice.toString() : formats.month(choice));
        months.addClassName("ph-month");
        months.addValueChangeListener(changed -> {
            if (changed.isFromClient() && changed.getValue() != null) {
                onMonth.accept(changed.getValue());
            }
        });
        tile.addToHead(months);
        Div definitions = new Div();
        definitions.addClassName("ph-definitions");
        for (ChurnDefinition each : ChurnDefinition.values()) {
            NativeButton button = new NativeButton();
            button.addClickListener(click -> {
                choose(each);
                onDefinition.accept(each);
            });
            buttons.put(each, button);
            definitions.add(button);
        }
        sentence.addClassName("ph-s");
        chart.addClassName("ph-foot");
        tile.body().add(definitions, sentence, chart);
    }

    Tile tile() {
        return tile;
    }

    ChurnDefinition definition() {
        return definition;
    }

    void choose(ChurnDefinition chosen) {
        definition = chosen;
        if (figures != null && formats != null && !figures.isEmpty()) {
            fill(figures, formats);
        }
    }

    void show(
            Supplier<Optional<YearMonth>> first,
            YearMonth last,
            Supplier<Churn> read,
            YearMonth month,
            Formats formatted) {
        formats = formatted;
        figures = Page.read(tile, () -> {
                    months.setItems(months(first.get().orElse(last), last, month));
                    months.setValue(month);
                    return read.get();
                })
                .filter(found -> Page.stamped(tile, older(found), formatted))
                .orElse(null);
        if (figures == null) {
            return;
        }
        if (figures.isEmpty()) {
            tile.empty(text("weekly.churn.empty", formatted.month(month)), text("weekly.churn.empty.note"), null);
            return;
        }
        fill(figures, formatted);
    }

    /** The tile is as old as the older of its two tables. */
    private static Optional<LakeSnapshot> older(Churn churn) {
        return java.util.stream.Stream.of(churn.renewalSnapshot(), churn.retainedSnapshot())
                .flatMap(Optional::stream)
                .min(java.util.Comparator.comparing(LakeSnapshot::committedAt));
    }

    private static List<YearMonth> months(YearMonth first, YearMonth last, YearMonth shown) {
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = last; !month.isBefore(first); month = month.minusMonths(1)) {
            months.add(month);
        }
        if (!months.contains(shown)) {
            months.add(shown);
        }
        return months;
    }

    private void fill(Churn churn, Formats formatted) {
        ChurnSentence words = new ChurnSentence(churn, formatted);
        buttons.forEach((each, button) -> {
            Element element = button.getElement();
            element.removeAllChildren();
            element.appendChild(new Element("b").setText(words.value(each)), new Element("span").setText(each.title()));
            element.setAttribute("aria-pressed", each == definition ? "true" : "false");
            element.setAttribute("title", words.exact(each));
        });
        sentence.getElement().setText(words.sentence(definition));
        ChurnBridge bridge = new ChurnBridge(churn, definition, formatted);
        chart.show(words.sentence(definition), bridge.option(), bridge.rows());
    }
}
