package io.panelhouse.dashboard.accounts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.export.Download;
import io.panelhouse.dashboard.export.Sheet;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.live.LivePage;
import io.panelhouse.dashboard.security.Proof;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.dashboard.shell.Stamp;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.account.AccountCounts;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.audit.AuditLog;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.directory.Settings;
import io.panelhouse.panel.followup.FollowUps;
import io.panelhouse.panel.offer.Catalogue;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** All accounts of a subtree: chips with counts, a filter line, the rows, and what is done to those selected. */
@Route(value = "accounts", layout = MainLayout.class)
@RouteAlias(value = "due", layout = MainLayout.class)
@RouteAlias(value = "expiring", layout = MainLayout.class)
@PermitAll
final class AccountsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int PHONE_WIDTH = 800;
    /** From this width on, all columns and the side panel find room. */
    private static final int ROOMY_WIDTH = 1600;

    private final CurrentOperator operator;
    private final Desk desk;
    private final Renewal renewal;
    private final Accounts accounts;
    private final Devices devices;
    private final Catalogue catalogue;
    private final Settings settings;
    private final BiConsumer<BigDecimal, Runnable> guard;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final AuditLog audit;
    private final Formats formats;
    private final H1 title = new H1();
    private final Span under = new Span();
    private final Stamp stamp = new Stamp();
    private final ChipLine chips = new ChipLine(this::choose);
    private final Div empty = new Div();
    private final Div side = new Div();
    private final Button results;
    private final ListFilters filters;
    private final AccountGrid grid;
    private final BulkBar bulkBar;
    private ListState state = ListState.of("accounts", QueryParameters.empty());
    private AccountCounts counts = new AccountCounts(Map.of(), 0, BigDecimal.ZERO);
    private int width = ROOMY_WIDTH;

    @Autowired
    AccountsView(
            CurrentOperator operator,
            Desk desk,
            Renewal renewal,
            Accounts accounts,
            Devices devices,
            Catalogue catalogue,
            FollowUps followUps,
            Settings settings,
            Proof proof,
            LiveFeed feed,
            InstantSource clock,
            AuditLog audit) {
        this(
                operator,
                desk,
                renewal,
                accounts,
                devices,
                catalogue,
                followUps,
                settings,
                proof::beforeMoving,
                feed,
                clock,
                audit);
    }

    AccountsView(
            CurrentOperator operator,
            Desk desk,
            Renewal renewal,
            Accounts accounts,
            Devices devices,
            Catalogue catalogue,
            FollowUps followUps,
            Settings settings,
            BiConsumer<BigDecimal, Runnable> guard,
            LiveFeed feed,
            InstantSource clock,
            AuditLog audit) {
        this.operator = operator;
        this.desk = desk;
        this.renewal = renewal;
        this.accounts = accounts;
        this.devices = devices;
        this.catalogue = catalogue;
        this.settings = settings;
        this.guard = guard;
        this.feed = feed;
        this.clock = clock;
        this.audit = audit;
        this.formats = new Formats(operator.scope().zone(), clock);
        boolean sells = operator.actor().may(Permission.SELL);
        this.grid = new AccountGrid(
                (offset, limit) -> accounts.page(
                        operator.actor(), state.filter(operator.scope().panelId()), offset, limit),
                () -> Math.toIntExact(state.count(counts)),
                formats,
                line -> UI.getCurrent()
                        .navigate("account/" + line.account().id().value()),
                sells ? this::renew : null,
                (sort, down) -> go(state.sort(sort, down)));
        DueTasks tasks = new DueTasks(operator, followUps, clock, this::refresh);
        grid.tasks(tasks.ofRows());
        this.bulkBar = new BulkBar(
                formats, this::plan, tasks::contacted, operator.choices().size() > 1, grid);
        this.filters =
                new ListFilters(operator, catalogue.offers(), change -> go(change.apply(state)), () -> state.address());
        this.results = new Button(
                text("followup.report"), click -> openSide(tasks.report(state.dueDays(), formats, this::closeSide)));
        results.addClassName("ph-wide");
        addClassNames("ph-page", "ph-accounts");
        side.addClassName("ph-side");
        side.setVisible(false);
        empty.addClassName("ph-empty");
        Div list = new Div(filters, grid, empty, bulkBar);
        list.addClassNames("ph-tile", "ph-list-tile");
        Div work = new Div(list, side);
        work.addClassName("ph-work");
        add(head(sells), chips, work);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String path = event.getLocation().getPath();
        show(usual(path, event.getLocation().getQueryParameters()));
    }

    /** What an address asks for; where it does not say how far to look, as far as this operator does. */
    ListState usual(String path, QueryParameters parameters) {
        return ListState.of(path, parameters, usualDays());
    }

    /** Shows a state of the list. */
    void show(ListState wanted) {
        state = wanted;
        filters.show(wanted);
        refresh();
    }

    @Override
    public String getPageTitle() {
        return title.getText() + " · Panelhouse";
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI ui = attached.getUI();
        Registration own = desk.onOperation(this::refresh);
        Registration live = feed.onChange(operator.scope().subtree(), LivePage.part(ui, this::recount));
        Registration resizing = ui.getPage().addBrowserWindowResizeListener(resized -> fit(resized.getWidth()));
        ui.getPage().executeJs("return window.innerWidth").then(Integer.class, this::fit);
        grid.getElement().executeJs("window.Panelhouse && window.Panelhouse.rows && window.Panelhouse.rows(this)");
        addDetachListener(detached -> {
            own.remove();
            live.remove();
            resizing.remove();
            detached.unregisterListener();
        });
    }

    /** How far the due list looks for this operator: the own choice, else what the reseller has decided. */
    private int usualDays() {
        String own = operator.preferences().getOrDefault("dueDays", "");
        return own.matches("[1-9]|[1-5][0-9]|60")
                ? Integer.parseInt(own)
                : settings.of(operator.actor(), operator.scope().panelId()).dueDays();
    }

    AccountGrid grid() {
        return grid;
    }

    ListState state() {
        return state;
    }

    private Component head(boolean sells) {
        under.addClassNames("ph-s", "ph-mute", "ph-wide");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Div head = new Div(title, under, spacer, stamp, results, new Download(operator::actor, audit, this::sheet));
        head.addClassName("ph-head");
        if (sells) {
            Button create = new Button(
                    text("accounts.new"),
                    click -> openSide(new CreatePanel(
                            operator, desk, accounts, devices, catalogue, clock, () -> {}, this::closeSide)));
            create.setPrefixComponent(new Icon("plus"));
            create.addThemeVariants(ButtonVariant.PRIMARY);
            create.addClassName("ph-new");
            create.getElement().setAttribute("data-ph-key", "n");
            head.add(create);
        }
        return head;
    }

    private Sheet<AccountLine> sheet() {
        AccountFilter filter = state.filter(operator.scope().panelId());
        return AccountSheet.of(
                operator.scope().name(),
                formats.zone(),
                (offset, limit) -> accounts.page(operator.actor(), filter, offset, limit));
    }

    private void choose(Chip chip) {
        go(state.chip(chip));
    }

    /** Shows another part of the accounts; the address of the page follows. */
    private void go(ListState wanted) {
        if (wanted.equals(state)) {
            return;
        }
        state = wanted;
        filters.show(wanted);
        bulkBar.clear();
        closeSide();
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, state.address()));
        refresh();
    }

    private void refresh() {
        recount();
        grid.reload();
        bulkBar.reread();
    }

    private void recount() {
        try {
            counts = accounts.counts(
                    operator.actor(), state.base(operator.scope().panelId()).due(state.dueDays()));
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.failed"), failure);
            return;
        }
        boolean due = state.chip() == Chip.DUE;
        title.setText(text(due ? "accounts.due.title" : "accounts.title"));
        Scope scope = operator.scope();
        under.setText(text("accounts.under", counted(counts.all()), scope.name()));
        chips.show(state, counts, formats);
        long shown = state.count(counts);
        filters.summary(
                counts.due() == 0
                        ? counted(shown)
                        : text("accounts.summary", counted(shown), formats.credits(counts.dueCredits())),
                counts,
                formats);
        if (feed.fresh()) {
            stamp.live(clock.instant(), formats);
        } else {
            stamp.stale(clock.instant(), formats);
        }
        grid.below(scope.subtree().size() > 1 && state.reseller() == null);
        grid.getElement().getClassList().set("ph-uniform", state.chip().uniform());
        grid.due(due);
        results.setVisible(due);
        showEmpty(shown == 0);
        bulkBar.of(shown);
    }

    private void showEmpty(boolean isEmpty) {
        grid.setVisible(!isEmpty);
        empty.setVisible(isEmpty);
        empty.removeAll();
        if (isEmpty) {
            Span fact = new Span(text("accounts.empty"));
            fact.addClassName("ph-strong");
            empty.add(
                    fact,
                    new Button(
                            text("accounts.empty.step"),
                            click -> UI.getCurrent().navigate("accounts")));
        }
    }

    private String counted(long accountsThere) {
        return text("accounts.counted", accountsThere, formats.count(accountsThere));
    }

    private void renew(AccountLine line) {
        String code = line.account().packageCode();
        renewal.open(
                line.account().id(),
                line.account().name(),
                code == null ? "" : code,
                line.account().resellerName());
    }

    private void plan(Bulk bulk, List<AccountLine> selection) {
        openSide(new PlanPanel(
                operator,
                desk,
                catalogue,
                guard,
                clock,
                Plan.of(bulk, selection),
                counts,
                bulkBar::clear,
                this::closeSide));
    }

    private void fit(int browserWidth) {
        width = browserWidth;
        grid.narrow(width <= PHONE_WIDTH);
        grid.beside(side.isVisible() && width < ROOMY_WIDTH);
    }

    private void openSide(Component panel) {
        side.removeAll();
        side.add(panel);
        side.setVisible(true);
        fit(width);
    }

    private void closeSide() {
        side.removeAll();
        side.setVisible(false);
        fit(width);
    }

    /** What stands at the side, if anything does. */
    @Nullable
    Component side() {
        return side.getChildren().findFirst().orElse(null);
    }
}
