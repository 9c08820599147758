package io.panelhouse.dashboard.credits;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.export.Download;
import io.panelhouse.dashboard.export.Sheet;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.audit.AuditLog;
import io.panelhouse.panel.margin.CurrencyMargin;
import io.panelhouse.panel.margin.MarginMonth;
import io.panelhouse.panel.margin.MarginReport;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Spend, income and margin of a wallet by month and currency; there only where prices were entered. */
final class MarginTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final MarginReport report;
    private final InstantSource clock;
    private final Grid<Line> grid = new Grid<>();
    private List<Line> lines = List.of();
    private Scope wallet;
    private Formats formats;

    MarginTile(CurrentOperator operator, MarginReport report, InstantSource clock, AuditLog audit) {
        this.operator = operator;
        this.report = report;
        this.clock = clock;
        this.wallet = operator.scope();
        this.formats = new Formats(wallet.zone(), clock);
        grid.setAllRowsVisible(true);
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addClassName("ph-margin-grid");
        grid.addColumn(line -> formats.month(line.month()))
                .setHeader(text("credits.margin.month"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        money("credits.margin.spend", CurrencyMargin::spend);
        money("credits.margin.income", CurrencyMargin::income);
        money("credits.margin.margin", CurrencyMargin::margin);
        grid.addColumn(this::note)
                .setHeader(text("credits.margin.note"))
                .setFlexGrow(1)
                .setWidth("150px");
        getContent().addToHead(new Download(operator::actor, audit, this::sheet));
        getContent().body().add(grid);
        getContent().stamp().setVisible(false);
    }

    @Override
    protected Tile initContent() {
        Tile tile = new Tile(text("credits.margin.title"), text("credits.margin.definition"));
        tile.addClassName("ph-margin");
        return tile;
    }

    /** Shows a wallet's margin as it is now. */
    void show(Scope shown) {
        wallet = shown;
        formats = new Formats(wallet.zone(), clock);
        List<MarginMonth> months =
                operator.actor().may(Permission.CREDITS) ? report.of(operator.actor(), wallet.panelId()) : List.of();
        lines = months.stream().flatMap(month -> lines(month).stream()).toList();
        grid.setItems(lines);
        setVisible(!months.isEmpty());
        if (lines.isEmpty()) {
            getContent().empty(text("credits.margin.empty"), text("credits.margin.empty.note"), null);
        } else {
            getContent().ready();
        }
    }

    /** One for each currency; a month in which all went without a price has one without a sum. */
    private static List<Line> lines(MarginMonth month) {
        List<Line> lines = new ArrayList<>();
        month.sums().forEach(sum -> lines.add(new Line(month, sum)));
        if (lines.isEmpty()
                && (month.salesWithoutPrice() > 0 || month.creditsWithoutPrice().signum() != 0)) {
            lines.add(new Line(month, null));
        }
        return lines;
    }

    private void money(String key, Function<CurrencyMargin, BigDecimal> amount) {
        grid.addColumn(line -> {
                    CurrencyMargin sum = line.sum();
                    return sum == null ? text("credits.margin.none") : formats.money(amount.apply(sum), sum.currency());
                })
                .setHeader(text(key))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    /** What is missing in the sums of this month, once for all its currencies. */
    private String note(Line line) {
        if (line.sum() != null && !line.sum().equals(line.of().sums().getFirst())) {
            return "";
        }
        long sales = line.of().salesWithoutPrice();
        BigDecimal credits = line.of().creditsWithoutPrice();
        String unpriced = sales == 0 ? "" : text("credits.margin.sales", sales);
        String unknown = credits.signum() == 0 ? "" : text("credits.margin.credits", formats.credits(credits));
        return unpriced.isEmpty() || unknown.isEmpty() ? unpriced + unknown : text("ledger.what", unpriced, unknown);
    }

    private Sheet<Line> sheet() {
        List<Line> now = lines;
        return new Sheet<>(
                text("credits.margin.file") + "-" + wallet.name(),
                wallet.zone(),
                List.of(
                        new Sheet.Column<>(
                                text("credits.margin.month"),
                                line -> line.month().toString()),
                        new Sheet.Column<>(text("credits.price.currency"), line -> of(line, CurrencyMargin::currency)),
                        new Sheet.Column<>(text("credits.margin.spend"), line -> of(line, CurrencyMargin::spend)),
                        new Sheet.Column<>(text("credits.margin.income"), line -> of(line, CurrencyMargin::income)),
                        new Sheet.Column<>(text("credits.margin.margin"), line -> of(line, CurrencyMargin::margin)),
                        new Sheet.Column<>(
                                text("credits.margin.salesColumn"),
                                line -> line.of().salesWithoutPrice()),
                        new Sheet.Column<>(
                                text("credits.margin.creditsColumn"),
                                line -> line.of().creditsWithoutPrice())),
                now::forEach);
    }

    private static @Nullable Object of(Line line, Function<CurrencyMargin, Object> what) {
        CurrencyMargin sum = line.sum();
        return sum == null ? null : what.apply(sum);
    }

    Grid<Line> grid() {
        return grid;
    }

    List<Line> lines() {
        return lines;
    }

    /** One currency of one month. */
    record Line(MarginMonth of, @Nullable CurrencyMargin sum) {
        YearMonth month() {
            return of.month();
        }
    }
}
