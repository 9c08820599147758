package io.panelhouse.dashboard.accounts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
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
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.dashboard.shell.Stamp;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.account.AccountCounts;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.offer.Offer;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All accounts of a subtree: chips with counts, a filter line, the rows, and what is done to those selected. */
@Route(value = "accounts", layout = MainLayout.class)
@RouteAlias(value = "due", layout = MainLayout.class)
@RouteAlias(value = "expiring", layout = MainLayout.class)
@PermitAll
final class AccountsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int PHONE_WIDTH = 800;

    private final CurrentOperator operator;
    private final Desk desk;
    private final Renewal renewal;
    private final Accounts accounts;
    private final Devices devices;
    private final Catalogue catalogue;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final Formats formats;
    private final H1 title = new H1();
    private final Span under = new Span();
    private final Stamp stamp = new Stamp();
    private final Map<Chip, NativeButton> chips = new EnumMap<>(Chip.class);
    private final Span summary = new Span();
    private final Div empty = new Div();
    private final Div side = new Div();
    private final TextField filterText = new TextField();
    private final ComboBox<Offer> packages = new ComboBox<>();
    private final ComboBox<Scope> resellers = new ComboBox<>();
    private final AccountGrid grid;
    private final BulkBar bulkBar;
    private ListState state = ListState.of("accounts", QueryParameters.empty());
    private AccountCounts counts = new AccountCounts(Map.of(), 0, BigDecimal.ZERO);
    private boolean reading;

    AccountsView(
            CurrentOperator operator,
            Desk desk,
            Renewal renewal,
            Accounts accounts,
            Devices devices,
            Catalogue catalogue,
            LiveFeed feed,
            InstantSource clock) {
        this.operator = operator;
        this.desk = desk;
        this.renewal = renewal;
        this.accounts = accounts;
        this.devices = devices;
        this.catalogue = catalogue;
        this.feed = feed;
        this.clock = clock;
        this.formats = new Formats(operator.scope().zone(), clock);
        boolean sells = operator.actor().may(Permission.SELL);
        this.grid = new AccountGrid(
                (offset, limit) -> accounts.page(
                        operator.actor(), state.filter(operator.scope().panelId()), offset, limit),
                () -> Math.toIntExact(state.chip().count(counts)),
                formats,
                line -> UI.getCurrent()
                        .navigate("account/" + line.account().id().value()),
                sells ? this::renew : null,
                (sort, down) -> go(state.sort(sort, down)));
        this.bulkBar = new BulkBar(formats, this::plan, grid);
        addClassNames("ph-page", "ph-accounts");
        side.addClassName("ph-side");
        side.setVisible(false);
        empty.addClassName("ph-empty");
        Div list = new Div(filterLine(), grid, empty, bulkBar);
        list.addClassNames("ph-tile", "ph-list-tile");
        Div work = new Div(list, side);
        work.addClassName("ph-work");
        add(head(sells), chipLine(), work);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String path = event.getLocation().getPath();
        ListState wanted = ListState.of(path, event.getLocation().getQueryParameters());
        state = wanted;
        reading = true;
        filterText.setValue(wanted.text());
        packages.setValue(catalogue.offers().stream()
                .filter(offer -> offer.code().equals(wanted.packageCode()))
                .findFirst()
                .orElse(null));
        resellers.setValue(operator.choices().stream()
                .filter(choice -> Long.valueOf(choice.reseller().value()).equals(wanted.reseller()))
                .findFirst()
                .orElse(null));
        reading = false;
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
        Registration live = feed.onChange(operator.scope().subtree(), ui.accessLater(this::recount, () -> {}));
        Registration resizing =
                ui.getPage().addBrowserWindowResizeListener(resized -> grid.narrow(resized.getWidth() <= PHONE_WIDTH));
        ui.getPage()
                .executeJs("return window.innerWidth")
                .then(Integer.class, width -> grid.narrow(width <= PHONE_WIDTH));
        grid.getElement().executeJs("window.Panelhouse && window.Panelhouse.rows && window.Panelhouse.rows(this)");
        addDetachListener(detached -> {
            own.remove();
            live.remove();
            resizing.remove();
            detached.unregisterListener();
        });
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
        Div head = new Div(title, under, spacer, stamp, new Download(this::sheet));
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

    /** All rows of the filter, whichever are loaded. */
    private Sheet<AccountLine> sheet() {
        AccountFilter filter = state.filter(operator.scope().panelId());
        return new Sheet<>(
                text("accounts.title") + "-" + operator.scope().name(),
                formats.zone(),
                List.of(
                        new Sheet.Column<>(
                                text("accounts.column.account"),
                                line -> line.account().name()),
                        new Sheet.Column<>(
                                text("accounts.column.status"),
                                line -> text("shell.status."
                                        + line.account().status().name())),
                        new Sheet.Column<>(
                                text("accounts.reseller"),
                                line -> line.account().resellerName()),
                        new Sheet.Column<>(
                                text("accounts.package"), line -> line.account().packageCode()),
                        new Sheet.Column<>(text("accounts.column.credits"), AccountLine::credits),
                        new Sheet.Column<>(
                                text("accounts.column.ends"),
                                line -> line.account().endsAt()),
                        new Sheet.Column<>(
                                text("accounts.column.seen"),
                                line -> line.account().lastSignIn()),
                        new Sheet.Column<>(
                                text("accounts.column.device"),
                                line -> line.device() == null
                                        ? null
                                        : line.device().value())),
                rows -> {
                    List<AccountLine> page;
                    int offset = 0;
                    do {
                        page = accounts.page(operator.actor(), filter, offset, AccountGrid.MOST_AT_ONCE);
                        page.forEach(rows);
                        offset += page.size();
                    } while (page.size() == AccountGrid.MOST_AT_ONCE);
                });
    }

    private Component chipLine() {
        Div line = new Div();
        line.addClassName("ph-filter-chips");
        line.getElement().setAttribute("role", "group").setAttribute("aria-label", text("accounts.chips"));
        for (Chip chip : Chip.values()) {
            NativeButton button = new NativeButton("", click -> go(state.chip(chip)));
            button.addClassName("ph-filter-chip");
            chips.put(chip, button);
            line.add(button);
        }
        return line;
    }

    private Component filterLine() {
        filterText.setPlaceholder(text("accounts.text"));
        filterText.setAriaLabel(text("accounts.text"));
        filterText.setPrefixComponent(new Icon("search", "ph-i-s"));
        filterText.setClearButtonVisible(true);
        filterText.setMaxLength(80);
        filterText.setValueChangeMode(ValueChangeMode.LAZY);
        filterText.addValueChangeListener(changed -> go(state.text(changed.getValue())));
        packages.setPlaceholder(text("accounts.package.any"));
        packages.setAriaLabel(text("accounts.package"));
        packages.setItemLabelGenerator(offer -> Packages.inWords(offer.code()));
        packages.setItems(catalogue.offers());
        packages.setClearButtonVisible(true);
        packages.addValueChangeListener(changed -> go(state.packageCode(
                changed.getValue() == null ? null : changed.getValue().code())));
        resellers.setPlaceholder(text("accounts.reseller.all"));
        resellers.setAriaLabel(text("accounts.reseller"));
        resellers.setItemLabelGenerator(Scope::name);
        resellers.setItems(operator.choices());
        resellers.setClearButtonVisible(true);
        resellers.setVisible(operator.choices().size() > 1);
        resellers.addValueChangeListener(changed -> go(state.reseller(
                changed.getValue() == null
                        ? null
                        : changed.getValue().reseller().value())));
        summary.addClassNames("ph-s", "ph-mute", "ph-summary");
        Div line = new Div(filterText, packages, resellers, new SavedFilters(operator, () -> state.address()), summary);
        line.addClassName("ph-filter-line");
        return line;
    }

    /** Shows another part of the accounts; the address of the page follows. */
    private void go(ListState wanted) {
        if (reading || wanted.equals(state)) {
            return;
        }
        state = wanted;
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
        chips.forEach((chip, button) -> {
            Span count = new Span(formats.count(chip.count(counts)));
            count.addClassName("ph-strong");
            button.removeAll();
            button.add(new Span(chip.word(state.dueDays())), count);
            button.getElement().setAttribute("aria-pressed", Boolean.toString(chip == state.chip()));
        });
        summary.setText(
                counts.due() == 0
                        ? counted(state.chip().count(counts))
                        : text(
                                "accounts.summary",
                                counted(state.chip().count(counts)),
                                formats.credits(counts.dueCredits())));
        if (feed.fresh()) {
            stamp.live(clock.instant(), formats);
        } else {
            stamp.stale(clock.instant(), formats);
        }
        grid.below(scope.subtree().size() > 1 && state.reseller() == null);
        grid.getElement().getClassList().set("ph-uniform", state.chip().uniform());
        showEmpty(state.chip().count(counts) == 0);
        bulkBar.of(state.chip().count(counts));
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
                operator, desk, catalogue, clock, Plan.of(bulk, selection), counts, bulkBar::clear, this::closeSide));
    }

    private void openSide(Component panel) {
        side.removeAll();
        side.add(panel);
        side.setVisible(true);
        addClassName("ph-with-side");
    }

    private void closeSide() {
        side.removeAll();
        side.setVisible(false);
        removeClassName("ph-with-side");
    }

    /** What stands at the side, if anything does. */
    @Nullable
    Component side() {
        return side.getChildren().findFirst().orElse(null);
    }
}
