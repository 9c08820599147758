package io.panelhouse.dashboard.weekly;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.chart.FigureTable;
import io.panelhouse.dashboard.chart.FigureTable.Column;
import io.panelhouse.dashboard.chart.Page;
import io.panelhouse.dashboard.figure.Share;
import io.panelhouse.dashboard.figure.Wilson;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Tile;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What became of the terms due in the month, by package length. */
final class OutcomeTile {

    private final Tile tile = new Tile(text("weekly.outcome.title"), text("weekly.outcome.definition")).span(6);
    private final FigureTable table = new FigureTable(
            Column.text(text("weekly.column.package")),
            Column.number(text("weekly.bridge.due")),
            Column.number(text("weekly.bridge.early")),
            Column.number(text("weekly.bridge.onTime")),
            Column.number(text("weekly.bridge.grace")),
            Column.number(text("weekly.outcome.late")),
            Column.number(text("weekly.outcome.lost")),
            Column.number(text("weekly.bridge.pending")),
            Column.number(text("weekly.outcome.rate")));
    private final Paragraph sentence = new Paragraph();

    OutcomeTile() {
        sentence.addClassNames("ph-s", "ph-outcome");
        tile.body().add(sentence, table);
    }

    Tile tile() {
        return tile;
    }

    void show(Supplier<Churn> read, Formats formats) {
        Page.read(tile, read)
                .filter(figures -> Page.stamped(tile, figures.renewalSnapshot(), formats))
                .ifPresent(figures -> fill(figures, formats));
    }

    private void fill(Churn churn, Formats formats) {
        String month = formats.monthName(churn.month());
        if (churn.byMonths().isEmpty()) {
            tile.empty(text("weekly.outcome.empty", month), text("weekly.outcome.empty.note"), null);
            return;
        }
        Renewals all = churn.renewals();
        sentence.setText(text(
                "weekly.outcome.sentence",
                all.due(),
                formats.count(all.renewed()),
                formats.count(all.due()),
                month,
                formats.count(all.late()),
                formats.count(all.lost())));
        table.clear();
        for (Map.Entry<Integer, Renewals> row : churn.byMonths().entrySet()) {
            add(LengthsTile.name(row.getKey()), row.getValue(), formats);
        }
        if (churn.byMonths().size() > 1) {
            add(text("weekly.outcome.all"), all, formats);
        }
    }

    private void add(String name, Renewals row, Formats formats) {
        Span title = new Span(name);
        title.addClassName("ph-strong");
        table.row(
                title,
                formats.count(row.due()),
                formats.count(row.early()),
                formats.count(row.onTime()),
                formats.count(row.grace()),
                formats.count(row.late()),
                formats.count(row.lost()),
                formats.count(row.pending()),
                rate(row.rate(), formats));
    }

    private static Span rate(Share rate, Formats formats) {
        if (rate.value().isEmpty()) {
            return new Span(text("weekly.na"));
        }
        Span shown = new Span(formats.percent(rate.value().getAsDouble(), rate.of()));
        Optional<Wilson> interval = rate.few() ? Optional.of(Wilson.of(rate.part(), rate.of())) : Optional.empty();
        interval.ifPresent(range -> {
            Span few = new Span(text(
                    "weekly.outcome.interval",
                    Math.round(range.lower() * 100),
                    Math.round(range.upper() * 100),
                    rate.of()));
            few.addClassNames("ph-mute", "ph-xs", "ph-interval");
            shown.add(few);
        });
        return shown;
    }
}
