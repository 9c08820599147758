package io.panelhouse.dashboard.home;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.alerts.AlertsTile;
import io.panelhouse.dashboard.alerts.OpenAlerts;
import io.panelhouse.dashboard.check.CheckLink;
import io.panelhouse.dashboard.create.QuickCreate;
import io.panelhouse.dashboard.credits.MoveCredits;
import io.panelhouse.dashboard.issues.IssuesTile;
import io.panelhouse.dashboard.lake.LakeException;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.live.LivePage;
import io.panelhouse.dashboard.planning.Planner;
import io.panelhouse.dashboard.planning.Planning;
import io.panelhouse.dashboard.security.Proof;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Redraw;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.dashboard.shell.Stamp;
import io.panelhouse.dashboard.tour.HistoryNotice;
import io.panelhouse.dashboard.tour.Tour;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.account.DueAccount;
import io.panelhouse.panel.check.DailyChecks;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.report.CreditHistory;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** The reseller's first screen: balance, active and online, and what is due, without navigation. */
@Route(value = "", layout = MainLayout.class)
@PermitAll
final class HomeView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int DUE_DAYS = 7;
    private static final int PHONE_WIDTH = 800;

    private final CurrentOperator operator;
    private final Desk desk;
    private final Accounts accounts;
    private final BiConsumer<BigDecimal, Runnable> guard;
    private final CreditLedger ledger;
    private final LiveFeed feed;
    private final Planner planner;
    private final OpenAlerts open;
    private final InstantSource clock;

    private final Span date = new Span();
    private final NativeButton pause = new NativeButton("", click -> toggle());
    private final BalanceTile balance = new BalanceTile();
    private final PresenceTile presence;
    private final DueTile due;
    private final IssuesTile issues = new IssuesTile();
    private final AlertsTile alerts;
    private final RecentTile recent = new RecentTile();
    private final QuickCreate create;
    private final MonthlyReview review;
    private final CheckLink check;
    private final HistoryNotice notice;
    private @Nullable Registration live;
    private Optional<Planning> plan = Optional.empty();
    private @Nullable LocalDate plannedOn;
    private @Nullable PanelFigures figures;
    private boolean paused;

    @Autowired
    HomeView(
            CurrentOperator operator,
            Desk desk,
            Renewal renewal,
            Accounts accounts,
            CreditLedger ledger,
            Proof proof,
            Catalogue catalogue,
            LiveFeed feed,
            OpenAlerts open,
            Planner planner,
            DailyChecks checks,
            CreditHistory history,
            InstantSource clock) {
        this(
                operator,
                desk,
                renewal,
                accounts,
                ledger,
                proof::beforeMoving,
                catalogue,
                feed,
                open,
                planner,
                checks,
                history,
                clock);
    }

    HomeView(
            CurrentOperator operator,
            Desk desk,
            Renewal renewal,
            Accounts accounts,
            CreditLedger ledger,
            BiConsumer<BigDecimal, Runnable> guard,
            Catalogue catalogue,
            LiveFeed feed,
            OpenAlerts open,
            Planner planner,
            DailyChecks checks,
            CreditHistory history,
            InstantSource clock) {
        this.operator = operator;
        this.desk = desk;
        this.guard = guard;
        this.accounts = accounts;
        this.ledger = ledger;
        this.feed = feed;
        this.open = open;
        this.planner = planner;
        this.clock = clock;
        this.presence = new PresenceTile(clock);
        this.due = new DueTile(DUE_DAYS, account -> renew(renewal, account));
        this.alerts = new AlertsTile(open);
        this.create = new QuickCreate(operator, desk, accounts, catalogue, clock);
        this.review = new MonthlyReview(operator, accounts, ledger, clock);
        this.check = new CheckLink(operator, accounts, checks, feed, open, clock);
        this.notice = new HistoryNotice(operator, history);
        addClassNames("ph-page", "ph-home");
        Div top = new Div(balance, presence);
        top.addClassNames("ph-12", "ph-home-top");
        Div right = new Div(issues, alerts, recent, create);
        right.addClassNames("ph-span-4", "ph-home-right");
        Div middle = new Div(due, right);
        middle.addClassNames("ph-12", "ph-home-middle");
        add(head(), notice, top, middle);
        refresh();
        tasks();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI ui = attached.getUI();
        Registration own = desk.onOperation(this::refresh);
        Registration marked = open.onChange(this::refresh);
        listen(ui);
        Registration resizing =
                ui.getPage().addBrowserWindowResizeListener(resized -> due.narrow(resized.getWidth() <= PHONE_WIDTH));
        ui.getPage()
                .executeJs("return window.innerWidth")
                .then(Integer.class, width -> due.narrow(width <= PHONE_WIDTH));
        ui.getPage().executeJs("window.Panelhouse && window.Panelhouse.arrived()");
        addDetachListener(detached -> {
            own.remove();
            marked.remove();
            resizing.remove();
            silence();
            detached.unregisterListener();
        });
    }

    @Override
    public String getPageTitle() {
        return text("home.pageTitle");
    }

    private Div head() {
        date.addClassNames("ph-s", "ph-mute", "ph-wide", "ph-date");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Div head = new Div(new H1(text("home.title")), date, tour(), spacer, check, review);
        head.addClassName("ph-head");
        List<Scope> choices = operator.choices();
        if (choices.size() > 1 && operator.actor().may(Permission.CREDITS)) {
            head.add(moveCredits());
        }
        if (choices.size() > 1) {
            head.add(scopeSelector(choices));
        }
        pause.add(new Icon("pause"));
        pause.addClassNames("ph-icon-button", "ph-pause");
        pause.getElement()
                .setAttribute("aria-label", text("home.pause"))
                .setAttribute("title", text("home.pause.title"))
                .setAttribute("aria-pressed", "false")
                .setAttribute("data-ph-key", "p");
        head.add(pause);
        return head;
    }

    private Tour tour() {
        return new Tour(
                operator,
                clock,
                List.of(
                        new Tour.Stop(balance, text("home.balance.title"), text("home.balance.definition")),
                        new Tour.Stop(presence, text("home.active.title"), text("home.active.definition")),
                        new Tour.Stop(presence, text("home.online.title"), text("home.online.definition")),
                        new Tour.Stop(due, text("home.due.title"), text("home.due.definition")),
                        new Tour.Stop(issues, text("issues.title"), text("issues.definition")),
                        new Tour.Stop(alerts, text("alerts.title"), text("alerts.definition")),
                        new Tour.Stop(create, text("create.title"), text("create.definition"))));
    }

    private Button moveCredits() {
        Button move = new Button(
                text("credits.move"),
                new Icon("coins"),
                click -> new MoveCredits(operator, desk, guard, ledger, operator.scope(), clock).open());
        move.addClassNames("ph-wide", "ph-move");
        return move;
    }

    private ComboBox<Scope> scopeSelector(List<Scope> choices) {
        ComboBox<Scope> selector = new ComboBox<>();
        selector.setAriaLabel(text("shell.scope"));
        selector.setItemLabelGenerator(Scope::name);
        selector.setItems(choices);
        Scope now = operator.scope();
        choices.stream()
                .filter(choice -> choice.reseller().equals(now.reseller()))
                .findFirst()
                .ifPresent(selector::setValue);
        selector.addClassName("ph-scope");
        selector.addValueChangeListener(changed -> {
            if (changed.getValue() == null) {
                selector.setValue(changed.getOldValue());
                return;
            }
            operator.choose(changed.getValue().reseller());
            create.owner(operator.scope());
            plan();
            refresh();
            tasks();
            getUI().ifPresent(this::listen);
        });
        return selector;
    }

    private void listen(UI ui) {
        silence();
        live = feed.onChange(operator.scope().subtree(), LivePage.part(ui, this::arrived));
    }

    private void silence() {
        Registration listening = live;
        if (listening != null) {
            listening.remove();
        }
    }

    /** The feed told something: what it does not tell is read anew only if it has changed. */
    private void arrived() {
        if (paused) {
            return;
        }
        PanelFigures known = figures;
        if (known == null || !known.holds(feed, clock.instant())) {
            refresh();
            return;
        }
        try {
            show(known);
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    /** While paused nothing moves but by what is done on this page. */
    private void toggle() {
        paused = !paused;
        pause.getElement().setAttribute("aria-pressed", Boolean.toString(paused));
        if (paused) {
            hold(new Formats(operator.scope().zone(), clock));
        } else {
            refresh();
        }
    }

    private void hold(Formats formats) {
        stamps(this).forEach(stamp -> stamp.hold(clock.instant(), formats));
    }

    private static Stream<Stamp> stamps(Component part) {
        return part instanceof Stamp stamp
                ? Stream.of(stamp)
                : part.getChildren().flatMap(HomeView::stamps);
    }

    private void refresh() {
        try {
            show(operator.scope());
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    /** Read once for a page, reseller and day: it changes no more often. */
    private void plan() {
        Scope scope = operator.scope();
        plannedOn = LocalDate.ofInstant(clock.instant(), scope.zone());
        try {
            plan = Optional.of(planner.plan(scope.reseller(), clock.instant(), scope.zone()));
        } catch (LakeException failure) {
            plan = Optional.empty();
            Message.logged("Cannot read the planning figures", failure);
        }
    }

    /** Asked once for a page and reseller: a task does not come and go while one looks. */
    private void tasks() {
        try {
            review.show(operator.scope());
            check.show();
            notice.show(new Formats(operator.scope().zone(), clock));
        } catch (RuntimeException failure) {
            review.setVisible(false);
            failed(failure);
        }
    }

    private void show(Scope scope) {
        PanelFigures read =
                PanelFigures.read(scope, DUE_DAYS, operator.actor(), accounts, ledger, feed, clock.instant());
        figures = read;
        show(read);
    }

    private void show(PanelFigures read) {
        Scope scope = read.scope();
        Formats formats = new Formats(scope.zone(), clock);
        if (!formats.today().equals(plannedOn)) {
            plan();
        }
        Redraw.text(date, formats.longDate(formats.today()));
        Instant now = clock.instant();
        boolean fresh = feed.fresh();
        due.show(read.due(), scope, fresh, formats);
        balance.show(desk.purse(scope), read, plan, formats);
        presence.show(read.active(), now, scope.subtree().size(), feed, feed.online(scope.subtree()), formats);
        issues.show(feed.issues(scope.subtree()), feed, now, formats);
        alerts.show(scope.reseller(), feed, now, formats);
        recent.show(read.recent(), now, fresh, formats);
        create.show();
        if (paused) {
            hold(formats);
        }
    }

    private void failed(RuntimeException failure) {
        figures = null;
        String reference = Message.logged("Cannot read the figures of Home", failure);
        due.getContent().error(text("home.due.failed"), text("home.due.failed.stillWorks"), reference, null);
    }

    private static void renew(Renewal renewal, DueAccount account) {
        renewal.open(account.id(), account.name(), account.packageCode(), account.resellerName());
    }
}
