package io.panelhouse.dashboard.home;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Purse;
import io.panelhouse.dashboard.shell.Tile;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Credits in the wallet, what was spent today, and whether they pay for what ends within seven days. */
final class BalanceTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;

    private final Span figure = new Span();
    private final Span unit = new Span();
    private final Span note = new Span();
    private final Div chart = new Div();
    private final Check cover = new Check();
    private final Check spent = new Check();
    private final Check below = new Check();

    BalanceTile() {
        figure.addClassName("ph-figure");
        unit.addClassName("ph-mute");
        note.addClassNames("ph-s", "ph-mute");
        chart.addClassName("ph-cover-chart");
        Div left = new Div(new Div(figure, new Span(" "), unit), note);
        left.addClassName("ph-balance-figure");
        UnorderedList checks = new UnorderedList(cover, spent, below);
        checks.addClassName("ph-checks");
        Span caption = new Span(text("home.balance.caption"));
        caption.addClassNames("ph-xs", "ph-mute");
        Div middle = new Div(caption, chart);
        middle.addClassName("ph-balance-middle");
        getContent().body().add(left, middle, checks);
        getContent().body().addClassName("ph-balance");
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("home.balance.title"), text("home.balance.definition")).span(8);
    }

    void show(Purse purse, OwnDue due, Map<?, BigDecimal> wallets, Formats formats) {
        Purse.Figure balance = purse.figure();
        figure.setText(formats.amount(balance.credits()));
        unit.setText(formats.creditsUnit(balance.credits()));
        if (balance.stale()) {
            getContent().stamp().stale(balance.asOf(), formats);
        } else {
            getContent().stamp().live(balance.asOf(), formats);
        }
        getContent().stale(balance.stale());
        note.setText(cover(due, balance.credits(), formats));
        chart.getElement()
                .setProperty("innerHTML", CoverChart.svg(due.left(balance.credits()), balance.credits(), formats));
        spent(purse, formats);
        below(wallets, formats);
        getContent().ready();
    }

    private String cover(OwnDue due, BigDecimal balance, Formats formats) {
        BigDecimal needed = due.credits();
        BigDecimal rest = balance.subtract(needed);
        String key = (rest.signum() < 0 ? "short" : "spare") + (due.complete() ? "" : "AtLeast");
        String evidence = text("home.cover.evidence." + key, formats.amount(needed), formats.amount(rest.abs()));
        if (needed.signum() == 0) {
            cover.show("ok", "ph-ok", text("home.cover.nothing"), text("home.cover.nothing.evidence"));
            return text("home.cover.nothing.note");
        }
        if (rest.signum() >= 0) {
            cover.show("ok", "ph-ok", text("home.cover.covered"), evidence);
            return text("home.cover.covered.note");
        }
        String until = due.shortFrom(balance)
                .map(day -> text("home.cover.shortFrom", formats.date(day)))
                .orElseGet(() -> text("home.cover.short"));
        cover.show("warn", "ph-warn", until, evidence);
        return text("home.cover.topUp", formats.amount(rest.negate()));
    }

    private void spent(Purse purse, Formats formats) {
        Optional<BigDecimal> today = purse.spentOn(formats.today());
        if (today.isEmpty()) {
            spent.show("clock", "ph-mute", text("home.spent.unknown"), text("home.spent.unknown.evidence"));
            return;
        }
        spent.show(
                "chart",
                "ph-mute",
                text("home.spent.today", formats.credits(today.get())),
                text("home.spent.today.evidence"));
    }

    private void below(Map<?, BigDecimal> wallets, Formats formats) {
        below.setVisible(wallets.size() > 1);
        BigDecimal all = wallets.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        below.show(
                "tree",
                "ph-mute",
                text("home.below", formats.credits(all)),
                text("home.below.evidence", formats.count(wallets.size())));
    }

    /** The figure as text, such as "96 credits". */
    String balance() {
        return figure.getText() + " " + unit.getText();
    }

    Check cover() {
        return cover;
    }

    Check spent() {
        return spent;
    }
}
