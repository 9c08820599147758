package io.panelhouse.dashboard.weekly;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.chart.FigureTable;
import io.panelhouse.dashboard.chart.FigureTable.Column;
import io.panelhouse.dashboard.chart.Page;
import io.panelhouse.dashboard.figure.Share;
import io.panelhouse.dashboard.figure.Wilson;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Tile;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What became of the terms due in the month, by package length. */
final class OutcomeTile {

    private final Tile tile = new Tile(
                    "Renewal outcome by length",
                    "Paid terms that ended in the month. Early: renewed more than 24 h before the end. Late: bought again after the grace period. Rate: renewed in time of those whose outcome is known; below 30 cases with its 95 % interval. M3, M3a")
            .span(6);
    private final FigureTable table = new FigureTable(
            Column.text("Package"),
            Column.number("Due"),
            Column.number("Early"),
            Column.number("On time"),
            Column.number("In grace"),
            Column.number("Late"),
            Column.number("Lost"),
            Column.number("Pending"),
            Column.number("Renewal rate"));
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
        String month = DateTimeFormatter.ofPattern("MMMM", Locale.UK).format(churn.month());
        if (churn.byMonths().isEmpty()) {
            tile.empty("No paid term ended in " + month + ".", "Each term counts in the month of its end.", null);
            return;
        }
        Renewals all = churn.renewals();
        sentence.setText("%s of %s due in %s renewed in time; %s bought again late, %s did not."
                .formatted(
                        formats.count(all.renewed()),
                        formats.counted(all.due(), "term", "terms"),
                        month,
                        formats.count(all.late()),
                        formats.count(all.lost())));
        table.clear();
        for (Map.Entry<Integer, Renewals> row : churn.byMonths().entrySet()) {
            add(LengthsTile.name(row.getKey()), row.getValue(), formats);
        }
        if (churn.byMonths().size() > 1) {
            add("All", all, formats);
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
            return new Span("n/a");
        }
        Span shown = new Span(formats.percent(rate.value().getAsDouble(), rate.of()));
        Optional<Wilson> interval = rate.few() ? Optional.of(Wilson.of(rate.part(), rate.of())) : Optional.empty();
        interval.ifPresent(range -> {
            Span few = new Span("%d–%d of n %d"
                    .formatted(Math.round(range.lower() * 100), Math.round(range.upper() * 100), rate.of()));
            few.addClassNames("ph-mute", "ph-xs", "ph-interval");
            shown.add(few);
        });
        return shown;
    }
}
