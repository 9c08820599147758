package io.panelhouse.dashboard.forecast;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.chart.FigureTable;
import io.panelhouse.dashboard.chart.FigureTable.Column;
import io.panelhouse.dashboard.chart.Page;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.planning.Buffer;
import io.panelhouse.dashboard.planning.Planning;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Each reseller's balance, how many days it lasts at its mean sales of 8 weeks, the shortest first, and whether it is
 * enough until a top-up could come.
 */
final class FloatTile {

    private static final double FULL_DAYS = 21;

    private final Tile tile = new Tile(text("forecast.float.title"), text("forecast.float.definition")).span(7);
    private final Span total = new Span();
    private final FigureTable table = new FigureTable(
            Column.text(text("forecast.float.reseller")),
            Column.number(text("forecast.float.balance")),
            Column.number(text("forecast.float.aDay")),
            Column.number(text("forecast.float.days")),
            Column.text(""),
            Column.text(text("forecast.float.buffer")));
    private final LiveFeed feed;

    FloatTile(LiveFeed feed) {
        this.feed = feed;
        total.addClassName("ph-float-head");
        tile.addToHead(total);
        tile.body().add(table);
    }

    Tile tile() {
        return tile;
    }

    void show(Supplier<Map<ResellerId, Planning>> plans, List<Scope> resellers, Formats formats) {
        Page.read(tile, plans).ifPresent(known -> fill(known, resellers, formats));
    }

    private void fill(Map<ResellerId, Planning> plans, List<Scope> resellers, Formats formats) {
        List<Stock> stocks = resellers.stream()
                .map(each -> stock(each, Optional.ofNullable(plans.get(each.reseller()))))
                .sorted(Comparator.comparingDouble(Stock::days).thenComparing(Stock::name))
                .toList();
        BigDecimal sum = stocks.stream().map(Stock::balance).reduce(BigDecimal.ZERO, BigDecimal::add);
        total.setText(text("forecast.float.total", formats.credits(sum), stocks.size(), formats.count(stocks.size())));
        table.clear();
        stocks.forEach(stock -> add(stock, formats));
        stamp(resellers, formats);
        tile.ready();
    }

    private void stamp(List<Scope> resellers, Formats formats) {
        Optional<Instant> newest = resellers.stream()
                .flatMap(each -> feed.counters(each.reseller()).stream())
                .map(LiveCounters::asOf)
                .max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            tile.stamp().waiting();
        } else if (feed.fresh()) {
            tile.stamp().live(newest.get(), formats);
        } else {
            tile.stamp().stale(newest.get(), formats);
        }
        tile.stale(!feed.fresh());
    }

    private Stock stock(Scope reseller, Optional<Planning> plan) {
        BigDecimal balance =
                feed.counters(reseller.reseller()).map(LiveCounters::balance).orElse(BigDecimal.ZERO);
        return new Stock(
                reseller.name(),
                balance,
                plan.map(known -> known.use().meanDaily()).orElse(0.0),
                plan.flatMap(known -> known.buffer(balance.doubleValue())).map(Buffer::verdict));
    }

    private void add(Stock stock, Formats formats) {
        Span name = new Span(stock.name());
        name.addClassName("ph-strong");
        boolean sells = stock.aDay() > 0;
        table.row(
                name,
                formats.amount(stock.balance()
                        .setScale(stock.balance().stripTrailingZeros().scale() > 0 ? 1 : 0, RoundingMode.HALF_UP)),
                formats.tenth(stock.aDay()),
                sells ? formats.tenth(stock.days()) : text("forecast.float.na"),
                bar(stock),
                chip(stock));
    }

    private static Span bar(Stock stock) {
        Span filled = new Span();
        stock.buffer().filter(verdict -> stock.aDay() > 0).ifPresent(verdict -> {
            switch (verdict) {
                case SHORT -> filled.addClassName("ph-short");
                case THIN -> filled.addClassName("ph-thin");
                case ADEQUATE -> {}
            }
        });
        double share = stock.aDay() > 0 ? Math.min(1, stock.days() / FULL_DAYS) : 0;
        filled.setWidth(Math.round(share * 100) + "%");
        Span bar = new Span(filled);
        bar.addClassName("ph-stock");
        bar.getElement().setAttribute("aria-hidden", "true");
        return bar;
    }

    private static Span chip(Stock stock) {
        if (stock.aDay() <= 0) {
            return chip("sleep", text("forecast.float.dormant"), "");
        }
        if (stock.buffer().isEmpty()) {
            return chip("clock", text("forecast.float.unknown"), "");
        }
        return switch (stock.buffer().get()) {
            case SHORT -> chip("bad", text("forecast.float.short"), "ph-bad");
            case THIN -> chip("warn", text("forecast.float.thin"), "ph-warn");
            case ADEQUATE -> chip("ok", text("forecast.float.adequate"), "ph-ok");
        };
    }

    private static Span chip(String icon, String word, String colour) {
        Span chip = new Span(new Icon(icon, "ph-i-s"), new Span(word));
        chip.addClassName("ph-chip");
        if (!colour.isEmpty()) {
            chip.addClassName(colour);
        }
        return chip;
    }

    /**
     * A reseller's stock.
     *
     * @param aDay mean own consumption, credits
     * @param buffer empty while it cannot be judged
     */
    private record Stock(String name, BigDecimal balance, double aDay, Optional<Buffer.Verdict> buffer) {

        double days() {
            return aDay > 0 ? balance.doubleValue() / aDay : Double.MAX_VALUE;
        }
    }
}
