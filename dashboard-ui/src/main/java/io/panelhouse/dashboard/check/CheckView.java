package io.panelhouse.dashboard.check;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.alerts.AlertWords;
import io.panelhouse.dashboard.alerts.OpenAlerts;
import io.panelhouse.dashboard.followup.MarkForm;
import io.panelhouse.dashboard.followup.TaskChip;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.live.LivePage;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.event.Alert;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.check.DailyCheck;
import io.panelhouse.panel.check.DailyChecks;
import io.panelhouse.panel.followup.FollowUpState;
import io.panelhouse.panel.followup.FollowUps;
import io.panelhouse.panel.followup.Mark;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The guided run: balance, due accounts, connection issues, alerts; each is ticked, and the time runs along. */
@Route(value = "check", layout = MainLayout.class)
@PermitAll
final class CheckView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    /** How many due accounts are shown at a time; ticked ones make room. */
    private static final int SHOWN = 100;

    private final CurrentOperator operator;
    private final Desk desk;
    private final Renewal renewal;
    private final Accounts accounts;
    private final FollowUps followUps;
    private final DailyChecks checks;
    private final LiveFeed feed;
    private final OpenAlerts open;
    private final InstantSource clock;
    private final Formats formats;
    private final Span left = new Span();
    private final Span took = new Span();
    private final Span progress = new Span();
    private final Anchor home = new Anchor("", text("check.home"));
    private final Tile balance = new Tile(text("check.balance"), text("check.balance.definition"));
    private final Tile due = new Tile(text("check.due"), text("check.due.definition"));
    private final Tile issues = new Tile(text("check.issues"), text("check.issues.definition"));
    private final Tile alerts = new Tile(text("check.alerts"), text("check.alerts.definition"));

    CheckView(
            CurrentOperator operator,
            Desk desk,
            Renewal renewal,
            Accounts accounts,
            FollowUps followUps,
            DailyChecks checks,
            LiveFeed feed,
            OpenAlerts open,
            InstantSource clock) {
        this.operator = operator;
        this.desk = desk;
        this.renewal = renewal;
        this.accounts = accounts;
        this.followUps = followUps;
        this.checks = checks;
        this.feed = feed;
        this.open = open;
        this.clock = clock;
        this.formats = new Formats(operator.scope().zone(), clock);
        addClassNames("ph-page", "ph-check-page");
        due.icon(new Icon("cal")).addClassName("ph-check-due");
        issues.icon(new Icon("plug"));
        alerts.icon(new Icon("bell"));
        balance.addClassName("ph-check-balance");
        Div lead = new Div(due);
        lead.addClassName("ph-lead");
        Div beside = new Div(balance, issues, alerts);
        beside.addClassName("ph-beside");
        Div body = new Div(lead, beside);
        body.addClassName("ph-12");
        add(head(), body);
        checks.begin(operator.actor(), operator.scope().panelId());
        refresh();
    }

    @Override
    public String getPageTitle() {
        return text("check.pageTitle");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI ui = attached.getUI();
        Registration own = desk.onOperation(this::refresh);
        Registration live = feed.onChange(operator.scope().subtree(), LivePage.part(ui, this::refresh));
        addDetachListener(detached -> {
            own.remove();
            live.remove();
            detached.unregisterListener();
        });
    }

    /** How much is left, in words. */
    String left() {
        return left.getText();
    }

    /** How long it takes or took. */
    String took() {
        return took.getText();
    }

    private Div head() {
        Span date = new Span(formats.longDate(formats.today()));
        date.addClassNames("ph-s", "ph-mute", "ph-wide");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        left.addClassName("ph-strong");
        left.getElement().setAttribute("role", "status");
        took.addClassNames("ph-s", "ph-mute");
        Div bar = new Div(progress);
        bar.addClassNames("ph-progress", "ph-check-progress");
        bar.getElement().setAttribute("aria-hidden", "true");
        home.getElement().setAttribute("router-link", true);
        Div head = new Div(new H1(text("check.title")), date, spacer, bar, left, took, home);
        head.addClassName("ph-head");
        return head;
    }

    private void refresh() {
        try {
            Scope scope = operator.scope();
            Optional<DailyCheck> check = checks.today(operator.actor(), scope.panelId());
            CheckItems items = CheckItems.of(operator, accounts, feed, open, check);
            if (items.left() == 0 && check.map(DailyCheck::finishedAt).isEmpty()) {
                check = Optional.of(checks.finish(operator.actor(), scope.panelId()));
            }
            show(items, check);
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.failed"), failure);
        }
    }

    private void show(CheckItems items, Optional<DailyCheck> check) {
        int open = items.left();
        left.setText(
                open == 0
                        ? text("check.allDone")
                        : text("check.leftOf", formats.count(open), formats.count(items.all())));
        took.setText(check.map(begun -> text("check.minutes", CheckLink.minutes(begun.elapsed(clock.instant()))))
                .orElse(""));
        progress.setWidth(Math.round(100.0 * (items.all() - open) / items.all()) + "%");
        home.setVisible(open == 0);
        showBalance(items);
        showDue(items);
        showIssues(items);
        showAlerts(items);
    }

    private void showBalance(CheckItems items) {
        BigDecimal credits = desk.purse(operator.scope()).figure().credits();
        BigDecimal needed = items.due().stream()
                .filter(line ->
                        line.account().resellerId().equals(operator.scope().panelId()))
                .map(AccountLine::credits)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Span figure = new Span(formats.credits(credits));
        figure.addClassName("ph-figure");
        String words = credits.compareTo(needed) >= 0
                ? text("check.balance.enough", formats.credits(needed))
                : text("check.balance.short", formats.credits(needed), formats.amount(needed.subtract(credits)));
        UnorderedList list = list(balance);
        list.add(row(CheckItems.BALANCE, text("check.balance"), items).words(words));
        balance.body().addComponentAsFirst(figure);
    }

    private void showDue(CheckItems items) {
        if (items.due().isEmpty()) {
            due.empty(text("check.due.none"), "", null);
            return;
        }
        due.ready();
        UnorderedList list = list(due);
        List<AccountLine> open =
                items.due().stream().filter(line -> !items.seen(line)).toList();
        open.stream().limit(SHOWN).forEach(line -> list.add(row(line, items)));
        items.due().stream().filter(items::seen).limit(SHOWN).forEach(line -> list.add(row(line, items)));
        if (open.size() > SHOWN) {
            Paragraph more = new Paragraph(text("check.due.more", formats.count(open.size() - SHOWN)));
            more.addClassNames("ph-s", "ph-mute");
            due.body().add(more);
        }
    }

    private CheckRow row(AccountLine line, CheckItems items) {
        AccountSummary account = line.account();
        Instant end = account.endsAt();
        CheckRow row = new CheckRow(account.name(), items.seen(line), seen -> see(CheckItems.key(line), seen))
                .link("account/" + account.id().value(), account.name())
                .words(end == null ? "" : formats.end(end));
        row.add(new TaskChip(line.followUp() == null ? FollowUpState.TO_DO : line.followUp()));
        if (operator.actor().may(Permission.SELL) && !items.seen(line)) {
            row.ways(
                    way("check.contacted", account, () -> mark(account.id(), contacted())),
                    way("check.promised", account, () -> promise(account)),
                    way("shell.renew", account, () -> renew(account)));
        }
        return row;
    }

    private static Button way(String key, AccountSummary account, Runnable press) {
        Button button = new Button(text(key), click -> press.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(text(key + ".label", account.name()));
        return button;
    }

    private static Mark contacted() {
        return new Mark(FollowUpState.CONTACTED, null, null, null);
    }

    private void promise(AccountSummary account) {
        new MarkForm(account.name(), null, FollowUpState.PROMISED, mark -> mark(account.id(), mark)).open();
    }

    private void renew(AccountSummary account) {
        String code = account.packageCode();
        renewal.open(account.id(), account.name(), code == null ? "" : code, account.resellerName());
    }

    private void showIssues(CheckItems items) {
        if (items.issues().isEmpty()) {
            issues.empty(text("check.issues.none"), "", null);
            return;
        }
        issues.ready();
        UnorderedList list = list(issues);
        for (ConnectionIssue issue : items.issues()) {
            list.add(row(CheckItems.key(issue), issue.accountName(), items)
                    .link("account/" + issue.accountId().value(), issue.accountName())
                    .words(text("account.outcome." + issue.reason().name())));
        }
    }

    private void showAlerts(CheckItems items) {
        if (items.alerts().isEmpty()) {
            alerts.empty(text("check.alerts.none"), "", null);
            return;
        }
        alerts.ready();
        UnorderedList list = list(alerts);
        for (Alert alert : items.alerts()) {
            String words = AlertWords.sentence(alert, name(alert), formats);
            list.add(row(CheckItems.key(alert), words, items).link(AlertWords.address(alert), words));
        }
    }

    private String name(Alert alert) {
        io.panelhouse.event.AccountId id = alert.accountId();
        return id == null
                ? ""
                : accounts.find(operator.actor(), new AccountId(id.value()))
                        .map(AccountSummary::name)
                        .orElseGet(id::toString);
    }

    private CheckRow row(String key, String name, CheckItems items) {
        return new CheckRow(name, items.seen().contains(key), seen -> see(key, seen));
    }

    private static UnorderedList list(Tile tile) {
        UnorderedList list = new UnorderedList();
        list.addClassName("ph-check-list");
        tile.body().removeAll();
        tile.body().add(list);
        return list;
    }

    private void see(String item, boolean seen) {
        try {
            checks.see(operator.actor(), operator.scope().panelId(), item, seen);
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.failed"), failure);
        }
        refresh();
    }

    private void mark(AccountId account, Mark mark) {
        try {
            followUps.mark(operator.actor(), account, mark);
        } catch (IllegalArgumentException refused) {
            Message.refused(String.valueOf(refused.getMessage()));
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.failed"), failure);
        }
        refresh();
    }
}
