package io.panelhouse.dashboard.home;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.planning.Buffer;
import io.panelhouse.dashboard.planning.DailyUse;
import io.panelhouse.dashboard.planning.Outlook;
import io.panelhouse.dashboard.planning.PeakDays;
import io.panelhouse.dashboard.planning.Planning;
import io.panelhouse.dashboard.planning.WeeklyMean;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Purse;
import io.panelhouse.dashboard.shell.Redraw;
import io.panelhouse.dashboard.shell.Stamp;
import io.panelhouse.dashboard.shell.Tile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credits in the wallet, when they run out, and whether they are enough until then. */
final class BalanceTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;

    private final FigureLink figure = new FigureLink("credits");
    private final Span unit = new Span();
    private final RunwayNote runway = new RunwayNote();
    private final Span spent = new Span();
    private final Span below = new Span();
    private final Span caption = new Span();
    private final Stamp computed = new Stamp();
    private final Div chart = new Div();
    private final Check cover = new Check();
    private final Check buffer = new Check();
    private final Check week = new Check();
    private @Nullable Shown shown;

    BalanceTile() {
        unit.addClassName("ph-mute");
        spent.addClassNames("ph-s", "ph-mute", "ph-wide");
        below.addClassNames("ph-s", "ph-mute", "ph-wide", "ph-cut");
        caption.addClassNames("ph-xs", "ph-mute", "ph-grow");
        chart.addClassName("ph-cover-chart");
        Div left = new Div(new Div(figure, new Span(" "), unit), runway, spent, below);
        left.addClassName("ph-balance-figure");
        UnorderedList checks = new UnorderedList(cover, buffer, week);
        checks.addClassName("ph-checks");
        Div title = new Div(caption, computed);
        title.addClassName("ph-balance-caption");
        Div middle = new Div(title, chart);
        middle.addClassName("ph-balance-middle");
        getContent().body().add(left, middle, checks);
        getContent().body().addClassName("ph-balance");
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("home.balance.title"), text("home.balance.definition")).span(8);
    }

    /**
     * Shows the wallet.
     *
     * @param plan empty if the warehouse does not answer
     */
    void show(Purse purse, PanelFigures read, Optional<Planning> plan, Formats formats) {
        Purse.Figure balance = purse.figure();
        if (balance.stale()) {
            getContent().stamp().stale(balance.asOf(), formats);
        } else {
            getContent().stamp().live(balance.asOf(), formats);
        }
        getContent().stale(balance.stale());
        Redraw.text(
                spent,
                purse.spentOn(formats.today())
                        .map(credits -> text("home.spent.today", formats.credits(credits)))
                        .orElseGet(() -> text("home.spent.unknown")));
        Shown now = new Shown(balance.credits(), read.readAt(), read.own(), read.wallets(), plan, formats.today());
        if (!now.equals(shown)) {
            shown = now;
            show(balance, read.own(), read.wallets(), plan, formats);
        }
    }

    private void show(
            Purse.Figure balance, OwnDue due, Map<?, BigDecimal> wallets, Optional<Planning> plan, Formats formats) {
        Redraw.text(figure, formats.amount(balance.credits()));
        Redraw.text(unit, formats.creditsUnit(balance.credits()));
        below(wallets, formats);
        cover(due, balance.credits(), formats);
        plan.ifPresentOrElse(known -> runway.show(known, balance.credits(), formats), runway::unknown);
        chart(due, balance.credits(), plan, formats);
        buffer(balance.credits(), plan, formats);
        week(plan, formats);
        getContent().ready();
    }

    private void chart(OwnDue due, BigDecimal balance, Optional<Planning> plan, Formats formats) {
        Optional<Outlook> outlook =
                plan.filter(known -> known.use().days() >= DailyUse.LEAST_DAYS).flatMap(Planning::outlook);
        caption.setText(text(outlook.isPresent() ? "home.rest.caption" : "home.balance.caption"));
        plan.flatMap(Planning::snapshot)
                .filter(snapshot -> outlook.isPresent())
                .ifPresentOrElse(
                        snapshot -> computed.batch(snapshot.committedAt(), Long.toString(snapshot.id()), formats),
                        () -> computed.setVisible(false));
        chart.getElement()
                .setProperty(
                        "innerHTML",
                        outlook.map(known -> RestChart.svg(known, balance, formats))
                                .orElseGet(() -> CoverChart.svg(due.left(balance), balance, formats)));
    }

    private void cover(OwnDue due, BigDecimal balance, Formats formats) {
        BigDecimal needed = due.credits();
        BigDecimal rest = balance.subtract(needed);
        String key = (rest.signum() < 0 ? "short" : "spare") + (due.complete() ? "" : "AtLeast");
        String evidence = text("home.cover.evidence." + key, formats.amount(needed), formats.amount(rest.abs()));
        if (needed.signum() == 0) {
            cover.show("ok", "ph-ok", text("home.cover.nothing"), text("home.cover.nothing.evidence"));
        } else if (rest.signum() >= 0) {
            cover.show("ok", "ph-ok", text("home.cover.covered"), evidence);
        } else {
            String until = due.shortFrom(balance)
                    .map(day -> text("home.cover.shortFrom", formats.date(day)))
                    .orElseGet(() -> text("home.cover.short"));
            cover.show("warn", "ph-warn", until, evidence);
        }
    }

    private void buffer(BigDecimal balance, Optional<Planning> plan, Formats formats) {
        Optional<Buffer> known = plan.flatMap(each -> each.buffer(balance.doubleValue()));
        if (known.isEmpty()) {
            buffer.show("clock", "ph-mute", text("home.buffer.unknown"), text("home.buffer.unknown.evidence"));
            return;
        }
        String evidence = known.get().need() <= 0
                ? text("home.buffer.noNeed", Outlook.LEAD_DAYS)
                : text("home.buffer.evidence", formats.tenth(known.get().ratio()), Outlook.LEAD_DAYS);
        switch (known.get().verdict()) {
            case ADEQUATE -> buffer.show("ok", "ph-ok", text("home.buffer.adequate"), evidence);
            case THIN -> buffer.show("warn", "ph-warn", text("home.buffer.thin"), evidence);
            case SHORT -> buffer.show("bad", "ph-bad", text("home.buffer.short"), evidence);
        }
    }

    private void week(Optional<Planning> plan, Formats formats) {
        Optional<WeeklyMean> mean = plan.flatMap(known -> known.use().weeklyMean());
        if (mean.isEmpty()) {
            week.show(
                    "chart",
                    "ph-mute",
                    text("home.week.collecting"),
                    text("home.week.collecting.evidence", DailyUse.LEAST_WEEKS));
            return;
        }
        String spread = text(
                "home.week.evidence",
                mean.get().weeks(),
                formats.amount(whole(mean.get().deviation())));
        week.show(
                "chart",
                "ph-mute",
                text("home.week.mean", formats.credits(whole(mean.get().mean()))),
                plan.flatMap(known -> known.use().peakWeekdays())
                        .map(peaks -> text("home.week.peak", spread, peak(peaks, formats)))
                        .orElse(spread));
    }

    /** The busiest weekday and how it compares with the mean day, such as {@code Fri 2.2×}. */
    private static String peak(PeakDays peaks, Formats formats) {
        int busiest = peaks.busiestFirst().getFirst();
        return text(
                "home.week.peakDay",
                formats.weekday(IsoWeek.of(formats.today()).monday().plusDays(busiest - 1L)),
                formats.tenth(peaks.of(busiest)));
    }

    private void below(Map<?, BigDecimal> wallets, Formats formats) {
        below.setVisible(wallets.size() > 1);
        BigDecimal all = wallets.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        below.setText(text("home.below", formats.credits(all), formats.count(wallets.size())));
    }

    private static BigDecimal whole(double credits) {
        return BigDecimal.valueOf(Math.round(credits));
    }

    /** The figure as text, such as "96 credits". */
    String balance() {
        return figure.getText() + " " + unit.getText();
    }

    RunwayNote runway() {
        return runway;
    }

    Check cover() {
        return cover;
    }

    Check buffer() {
        return buffer;
    }

    Check week() {
        return week;
    }

    /** Such as "14 credits spent today". */
    String spent() {
        return spent.getText();
    }

    /** What the tile was drawn of: it is drawn again when that changes, not whenever the feed tells something. */
    private record Shown(
            BigDecimal credits,
            Instant readAt,
            OwnDue due,
            Map<?, BigDecimal> wallets,
            Optional<Planning> plan,
            LocalDate today) {}
}
