package io.panelhouse.dashboard.accounts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.chart.FigureTable;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.dashboard.shell.SidePanel;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountCounts;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.Reverse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Shows what a plan comes to before it is done, does it when confirmed, and then says what became of each account. The
 * key of the plan makes confirming it twice harmless.
 */
final class PlanPanel extends SidePanel {

    private static final long serialVersionUID = 1;
    private static final int NAMED = 5;

    private final CurrentOperator operator;
    private final Desk desk;
    private final Catalogue catalogue;
    private final BiConsumer<BigDecimal, Runnable> guard;
    private final InstantSource clock;
    private final Formats formats;
    private final Runnable done;
    private final Runnable closed;
    private final AccountCounts counts;
    private final String key = UUID.randomUUID().toString();
    private final Div effects = new Div();
    private Plan plan;
    private Runnable retry = this::confirmAll;

    /**
     * A panel for one plan.
     *
     * @param guard does the work once accounts worth these credits may be given away
     * @param counts of the filter shown, for what the rest of the due list needs
     * @param done called after something was done
     * @param closed called when the panel is to go
     */
    PlanPanel(
            CurrentOperator operator,
            Desk desk,
            Catalogue catalogue,
            BiConsumer<BigDecimal, Runnable> guard,
            InstantSource clock,
            Plan plan,
            AccountCounts counts,
            Runnable done,
            Runnable closed) {
        super(planned(plan, new Formats(operator.scope().zone(), clock)), closed);
        this.operator = operator;
        this.desk = desk;
        this.catalogue = catalogue;
        this.guard = guard;
        this.clock = clock;
        this.formats = new Formats(operator.scope().zone(), clock);
        this.plan = plan;
        this.counts = counts;
        this.done = done;
        this.closed = closed;
        confirm().addClickListener(click -> retry.run());
        effects.addClassName("ph-panel-body");
        Paragraph how = new Paragraph(text("accounts.plan.how." + plan.bulk().name()));
        how.addClassNames("ph-s", "ph-mute");
        body().add(how);
        if (plan.bulk() == Bulk.MOVE) {
            body().add(target());
        }
        body().add(effects);
        show();
    }

    private static String planned(Plan plan, Formats formats) {
        int size = plan.lines().size();
        return text("accounts.plan." + plan.bulk().name(), size, formats.count(size));
    }

    private ComboBox<Scope> target() {
        ComboBox<Scope> target = new ComboBox<>(text("account.move.to"));
        target.setItems(operator.choices());
        target.setItemLabelGenerator(Scope::name);
        target.addValueChangeListener(changed -> {
            Scope to = changed.getValue();
            plan = plan.to(to == null ? null : to.panelId());
            show();
        });
        return target;
    }

    private void show() {
        effects.removeAll();
        silence();
        title().setText(planned(plan, formats));
        UnorderedList points = new UnorderedList();
        points.addClassName("ph-points");
        int size = plan.lines().size();
        confirm().setText(title().getText());
        confirm().setEnabled(size > 0 && (plan.bulk() != Bulk.MOVE || plan.to() != null));
        if (plan.bulk() == Bulk.RENEW && size > 0) {
            effects.add(sums());
            plan.byPayer().forEach((payer, credits) -> payer(payer.value(), credits, points));
            newEnds().ifPresent(ends -> points.add(point("cal", "ph-mute", ends)));
            confirm().setText(text("accounts.plan.confirm", formats.count(size), formats.credits(plan.credits())));
        }
        ResellerId to = plan.to();
        if (to != null && size > 0) {
            effects.add(sums());
            plan.byPayer()
                    .forEach((owner, worth) -> points.add(point(
                            "users",
                            "ph-mute",
                            text(
                                    "accounts.plan.moves",
                                    formats.count(plan.of(owner)),
                                    scope(owner.value()).name(),
                                    scope(to.value()).name()))));
            points.add(point(
                    "info",
                    "ph-info",
                    text("accounts.plan.paysThen", scope(to.value()).name())));
        }
        leftOut(points);
        effects.add(points);
        if (size == 0) {
            say(text("accounts.plan.nothing"));
        } else {
            Paragraph undo = new Paragraph(new Icon("undo", "ph-i-s"), new Span(text("accounts.plan.undo")));
            undo.addClassNames("ph-xs", "ph-mute", "ph-undo");
            effects.add(undo);
        }
    }

    private Component sums() {
        FigureTable table = new FigureTable(
                FigureTable.Column.text(text("accounts.package")),
                FigureTable.Column.number(text("accounts.plan.accounts")),
                FigureTable.Column.number(text("accounts.plan.each")),
                FigureTable.Column.number(text("accounts.column.credits")));
        for (Plan.Sum sum : plan.byPackage()) {
            table.row(
                    Packages.inWords(sum.packageCode()),
                    formats.count(sum.accounts()),
                    formats.amount(sum.each()),
                    formats.amount(sum.credits()));
        }
        Span total = new Span(text("accounts.plan.total"));
        Span accounts = new Span(formats.count(plan.lines().size()));
        Span credits = new Span(formats.amount(plan.worth()));
        for (Span bold : List.of(total, accounts, credits)) {
            bold.addClassName("ph-strong");
        }
        table.row(total, accounts, "", credits);
        table.addClassName("ph-sums");
        return table;
    }

    private void payer(long payer, BigDecimal credits, UnorderedList points) {
        Scope scope = scope(payer);
        BigDecimal before = desk.purse(scope).figure().credits();
        BigDecimal after = before.subtract(credits);
        Span was = new Span(formats.amount(before));
        was.addClassName("ph-figure-2");
        Span left = new Span(formats.amount(after));
        left.addClassName("ph-figure");
        Span unit = new Span(formats.creditsUnit(after));
        unit.addClassName("ph-mute");
        Div figures = new Div(was, new Icon("right", "ph-mute"), left, unit);
        figures.addClassName("ph-row");
        Span label = new Span(text("accounts.balance", scope.name()));
        label.addClassNames("ph-xs", "ph-mute");
        Div bar = new Div();
        bar.addClassName("ph-left-bar");
        double share = before.signum() <= 0 ? 0 : Math.clamp(after.doubleValue() / before.doubleValue(), 0, 1);
        bar.getStyle().set("--ph-share", Math.round(share * 100) + "%");
        Div box = new Div(label, figures, bar);
        box.addClassName("ph-payer");
        effects.add(box);
        if (after.signum() < 0) {
            points.add(point(
                    "warn", "ph-bad", text("accounts.plan.short", scope.name(), formats.credits(after.negate()))));
        } else if (payer == operator.scope().reseller().value()
                && plan.byPayer().size() == 1) {
            rest(after, points);
        }
    }

    /** Whether what is left covers the rest of the due list. */
    private void rest(BigDecimal after, UnorderedList points) {
        List<AccountLine> due = plan.lines().stream().filter(this::isDue).toList();
        long others = counts.due() - due.size();
        BigDecimal need = counts.dueCredits()
                .subtract(due.stream().map(AccountLine::credits).reduce(BigDecimal.ZERO, BigDecimal::add));
        if (others <= 0 || need.signum() <= 0) {
            return;
        }
        BigDecimal missing = need.subtract(after);
        points.add(
                missing.signum() <= 0
                        ? point(
                                "ok",
                                "ph-ok",
                                text(
                                        "accounts.plan.covers",
                                        formats.amount(after),
                                        formats.count(others),
                                        formats.credits(need)))
                        : point(
                                "warn",
                                "ph-warn",
                                text(
                                        "accounts.plan.coversNot",
                                        formats.amount(after),
                                        formats.count(others),
                                        formats.credits(need),
                                        formats.amount(missing))));
    }

    private boolean isDue(AccountLine line) {
        Instant end = line.account().endsAt();
        Instant until = formats.today()
                .plusDays(ListState.DUE_DAYS + 1L)
                .atStartOfDay(formats.zone())
                .toInstant();
        return line.account().status().entitled()
                && end != null
                && !end.isBefore(clock.instant())
                && end.isBefore(until);
    }

    private Optional<String> newEnds() {
        List<Instant> ends = plan.lines().stream()
                .map(this::newEnd)
                .flatMap(Optional::stream)
                .sorted(Comparator.naturalOrder())
                .toList();
        return ends.isEmpty()
                ? Optional.empty()
                : Optional.of(text("accounts.plan.ends", day(ends.getFirst()), day(ends.getLast())));
    }

    private String day(Instant instant) {
        return formats.date(instant.atZone(formats.zone()).toLocalDate());
    }

    private Optional<Instant> newEnd(AccountLine line) {
        Instant now = clock.instant();
        Instant end = line.account().endsAt();
        Instant start = end != null && end.isAfter(now) ? end : now;
        return catalogue
                .find(String.valueOf(line.account().packageCode()))
                .flatMap((Offer offer) -> offer.endOf(
                        start, scope(line.account().resellerId().value()).zone()));
    }

    private void leftOut(UnorderedList points) {
        plan.leftOut().entrySet().stream()
                .limit(NAMED)
                .forEach(entry -> points.add(point(
                        "warn",
                        "ph-warn",
                        text(
                                "accounts.plan.left",
                                entry.getKey().account().name(),
                                text("accounts.left." + entry.getValue().name())))));
        int more = plan.leftOut().size() - NAMED;
        if (more > 0) {
            points.add(point("warn", "ph-warn", text("accounts.plan.leftMore", more)));
        }
    }

    private Scope scope(long reseller) {
        return operator.choices().stream()
                .filter(choice -> choice.reseller().value() == reseller)
                .findFirst()
                .orElse(operator.scope());
    }

    private void confirmed(List<AccountLine> lines) {
        List<Outcome> outcomes;
        try {
            outcomes = desk.applyAll(lines.stream()
                    .map(line -> plan.bulk().order(operator.actor(), key, line, plan.to()))
                    .toList());
        } catch (RuntimeException failure) {
            say(text("shell.ref", text("accounts.noAnswer"), Message.logged("Cannot apply plan " + key, failure)));
            confirm().setEnabled(true);
            return;
        }
        done.run();
        new Result(lines, outcomes).show();
    }

    private void confirmAll() {
        if (plan.bulk() == Bulk.MOVE) {
            confirm().setEnabled(true);
            guard.accept(plan.worth(), () -> confirmed(plan.lines()));
        } else {
            confirmed(plan.lines());
        }
    }

    /** What became of each account. */
    private final class Result {
        private final List<AccountLine> refusedLines = new ArrayList<>();
        private final List<String> sentences = new ArrayList<>();
        private final List<Receipt> receipts = new ArrayList<>();

        Result(List<AccountLine> lines, List<Outcome> outcomes) {
            for (int i = 0; i < lines.size(); i++) {
                switch (outcomes.get(i)) {
                    case Outcome.Done one -> receipts.add(one.receipt());
                    case Outcome.Refused one -> {
                        refusedLines.add(lines.get(i));
                        sentences.add(Refusals.words(one));
                    }
                }
            }
        }

        void show() {
            body().removeAll();
            silence();
            BigDecimal credits = receipts.stream().map(Receipt::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
            int size = receipts.size();
            title().setText(text(
                    "accounts.done." + plan.bulk().name(), size, formats.count(size), formats.credits(credits)));
            UnorderedList points = new UnorderedList();
            points.addClassName("ph-points");
            points.add(point(
                    sentences.isEmpty() ? "ok" : "info",
                    sentences.isEmpty() ? "ph-ok" : "ph-info",
                    text("accounts.done", formats.count(size), formats.count(size + sentences.size()))));
            if (!sentences.isEmpty()) {
                points.add(point("bad", "ph-bad", text("accounts.done.refused", sentences.size())));
                sentences.stream().limit(20).forEach(sentence -> points.add(new ListItem(new Span(sentence))));
            }
            body().add(points);
            if (!receipts.isEmpty()) {
                Button undo = new Button(text("accounts.undo"), new Icon("undo", "ph-i-s"), click -> undo());
                undo.setDisableOnClick(true);
                undo.addClassName("ph-undo-button");
                body().add(undo);
            }
            confirm().setVisible(!refusedLines.isEmpty());
            confirm().setEnabled(true);
            confirm().setText(text("accounts.retry", formats.count(refusedLines.size())));
            retry = () -> confirmed(refusedLines);
            focusTitle();
        }

        private void undo() {
            List<Outcome> outcomes = desk.applyAll(receipts.stream()
                    .map(receipt -> new Reverse(
                                    operator.actor(),
                                    "undo:" + key + ":" + receipt.operationId(),
                                    receipt.operationId())
                            .inBatch("undo:" + key))
                    .toList());
            long back = outcomes.stream().filter(Outcome.Done.class::isInstance).count();
            done.run();
            closed.run();
            Message.done(text("accounts.undone", formats.count(back), formats.count(outcomes.size())));
        }
    }
}
