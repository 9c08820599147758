package io.panelhouse.dashboard.credits;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Role;
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
import io.panelhouse.dashboard.shell.Movements;
import io.panelhouse.dashboard.shell.Purse;
import io.panelhouse.dashboard.shell.Stamp;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.audit.AuditLog;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.ledger.LedgerEntry;
import io.panelhouse.panel.ledger.LedgerFilter;
import io.panelhouse.panel.ledger.LedgerSearch;
import io.panelhouse.panel.ledger.Reversals;
import io.panelhouse.panel.margin.MarginReport;
import io.panelhouse.panel.margin.Prices;
import io.panelhouse.panel.offer.Catalogue;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger of a wallet: every entry with its balance after, filtered by the page's address, to its last row lazy. */
@Route(value = "credits", layout = MainLayout.class)
@PermitAll
final class CreditsView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int PHONE_WIDTH = 800;
    private static final Duration UNDONE_WITHIN = Duration.ofHours(24);

    private final CurrentOperator operator;
    private final Desk desk;
    private final LedgerSearch search;
    private final Reversals reversals;
    private final Prices prices;
    private final MarginTile margin;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final Span balance = new Span();
    private final Stamp stamp = new Stamp();
    private final Span foot = new Span();
    private final Grid<LedgerEntry> grid = new Grid<>();
    private final FilterLine filters;
    private final Button move = new Button(text("credits.move"), new Icon("coins"));
    private LedgerQuery query = LedgerQuery.ALL;
    private Scope wallet;
    private Formats formats;

    @Autowired
    CreditsView(
            CurrentOperator operator,
            Desk desk,
            CreditLedger ledger,
            LedgerSearch search,
            Reversals reversals,
            Prices prices,
            MarginReport margin,
            Proof proof,
            Catalogue catalogue,
            LiveFeed feed,
            InstantSource clock,
            AuditLog audit) {
        this(
                operator,
                desk,
                ledger,
                search,
                reversals,
                prices,
                margin,
                proof::beforeMoving,
                catalogue,
                feed,
                clock,
                audit);
    }

    CreditsView(
            CurrentOperator operator,
            Desk desk,
            CreditLedger ledger,
            LedgerSearch search,
            Reversals reversals,
            Prices prices,
            MarginReport report,
            BiConsumer<BigDecimal, Runnable> guard,
            Catalogue catalogue,
            LiveFeed feed,
            InstantSource clock,
            AuditLog audit) {
        this.operator = operator;
        this.desk = desk;
        this.search = search;
        this.reversals = reversals;
        this.prices = prices;
        this.margin = new MarginTile(operator, report, clock, audit);
        this.feed = feed;
        this.clock = clock;
        this.wallet = operator.scope();
        this.formats = new Formats(wallet.zone(), clock);
        this.filters = new FilterLine(operator.choices(), catalogue.offers(), this::go);
        addClassNames("ph-page", "ph-ledger");
        configure();
        move.addThemeVariants(ButtonVariant.PRIMARY);
        move.addClickListener(click -> new MoveCredits(operator, desk, guard, ledger, wallet, clock)
                .pricedBy(prices)
                .open());
        move.setVisible(operator.actor().may(Permission.CREDITS));
        balance.addClassNames("ph-s", "ph-mute");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Div head = new Div(
                new H1(text("credits.title")),
                balance,
                spacer,
                stamp,
                new Download(operator::actor, audit, this::sheet),
                move);
        head.addClassName("ph-head");
        foot.addClassNames("ph-list-foot");
        Section tile = new Section(filters, grid, foot);
        tile.addClassNames("ph-tile", "ph-list-tile");
        tile.getElement().setAttribute("aria-label", text("credits.title"));
        add(head, tile, margin);
    }

    @Override
    public String getPageTitle() {
        return text("credits.pageTitle");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(LedgerQuery.of(event.getLocation().getQueryParameters()));
    }

    /** Shows what fits, of the wallet that is asked for if it is in reach. */
    void show(LedgerQuery asked) {
        query = asked;
        Long reseller = asked.reseller();
        wallet = operator.choices().stream()
                .filter(choice -> reseller != null && choice.reseller().value() == reseller)
                .findFirst()
                .orElseGet(operator::scope);
        formats = new Formats(wallet.zone(), clock);
        refreshAll();
    }

    private void refreshAll() {
        refresh();
        margin.show(wallet);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI ui = attached.getUI();
        Registration own = desk.onOperation(this::refreshAll);
        Registration live = feed.onChange(operator.home().subtree(), LivePage.part(ui, this::refresh));
        addDetachListener(detached -> {
            own.remove();
            live.remove();
            detached.unregisterListener();
        });
    }

    private void go(LedgerQuery next) {
        getUI().ifPresent(ui -> ui.navigate(CreditsView.class, next.parameters()));
    }

    private void refresh() {
        filters.show(query, wallet);
        Purse.Figure figure = desk.purse(wallet).figure();
        balance.setText(text("credits.balance", wallet.name(), formats.credits(figure.credits())));
        if (figure.stale()) {
            stamp.stale(figure.asOf(), formats);
        } else {
            stamp.live(figure.asOf(), formats);
        }
        grid.getDataProvider().refreshAll();
        int entries = search.count(operator.actor(), filter());
        foot.setText(text(query.filters() ? "credits.foot.filtered" : "credits.foot", entries));
        grid.setEmptyStateText(text(query.filters() ? "credits.empty.filtered" : "credits.empty"));
    }

    private void configure() {
        grid.addClassName("ph-list-grid");
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setPageSize(50);
        grid.setItems(
                asked -> search.page(operator.actor(), filter(), asked.getOffset(), asked.getLimit()).stream(),
                asked -> search.count(operator.actor(), filter()));
        Grid.Column<LedgerEntry> compact = grid.addColumn(compactRow()).setFlexGrow(1);
        List<Grid.Column<LedgerEntry>> wide = new ArrayList<>();
        wide.add(column("credits.column.time", "150px", 0, entry -> formats.dateTime(entry.occurredAt())));
        wide.add(column("credits.column.what", "170px", 1, Movements::inWords));
        wide.add(grid.addColumn(LitRenderer.<LedgerEntry>of(
                                "${item.id ? html`<a class='ph-name' href='account/${item.id}' router-link>${item.name}</a>` : ''}")
                        .withProperty(
                                "id",
                                entry -> entry.accountId() == null
                                        ? ""
                                        : Long.toString(entry.accountId().value()))
                        .withProperty("name", entry -> String.valueOf(entry.accountName())))
                .setHeader(text("credits.column.account"))
                .setWidth("130px")
                .setFlexGrow(1));
        wide.add(column("credits.column.operator", "110px", 1, LedgerEntry::operator));
        wide.add(column("credits.column.amount", "96px", 0, entry -> formats.signed(entry.amount()))
                .setTextAlign(ColumnTextAlign.END));
        wide.add(column("credits.column.balance", "126px", 0, entry -> formats.amount(entry.balanceAfter()))
                .setTextAlign(ColumnTextAlign.END));
        compact.setVisible(false);
        grid.addAttachListener(attached -> attached.getUI()
                .getPage()
                .executeJs("return window.innerWidth")
                .then(Integer.class, width -> {
                    compact.setVisible(width <= PHONE_WIDTH);
                    wide.forEach(column -> column.setVisible(width > PHONE_WIDTH));
                }));
        grid.addComponentColumn(entry -> new Div(price(entry), undo(entry)))
                .setHeader(text("credits.column.actions"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("124px")
                .setFlexGrow(0);
    }

    /** A row as a phone shows it. */
    private LitRenderer<LedgerEntry> compactRow() {
        return LitRenderer.<LedgerEntry>of("""
                        <div class='ph-account-row'><span class='ph-strong'>${item.what}</span><span>${item.amount}</span>
                        <span class='ph-mute'>${item.time}</span><span class='ph-mute'>${item.after}</span></div>""")
                .withProperty(
                        "what",
                        entry -> entry.accountName() == null
                                ? Movements.inWords(entry)
                                : text("ledger.what", entry.accountName(), Movements.inWords(entry)))
                .withProperty("amount", entry -> formats.signed(entry.amount()))
                .withProperty("time", entry -> formats.dateTime(entry.occurredAt()))
                .withProperty("after", entry -> formats.amount(entry.balanceAfter()));
    }

    private Component price(LedgerEntry entry) {
        if (!PriceDialog.fits(entry) || !operator.actor().may(Permission.CREDITS)) {
            return new Span();
        }
        Button price = new Button(
                new Icon("coins", "ph-i-s"),
                click -> new PriceDialog(
                                operator.actor(), prices, wallet.panelId(), entry, formats, () -> margin.show(wallet))
                        .open());
        price.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        price.setTooltipText(text("credits.price"));
        price.setAriaLabel(text("ledger.what", text("credits.price"), Movements.inWords(entry)));
        return price;
    }

    private Component undo(LedgerEntry entry) {
        boolean takesBack = switch (entry.kind()) {
            case ACTIVATE, RENEW, CHANGE, TRIAL, TRANSFER -> true;
            default -> false;
        };
        Instant last = entry.occurredAt().plus(UNDONE_WITHIN);
        if (!takesBack
                || !operator.actor().may(Permission.SELL)
                || (operator.role() != Role.PROVIDER && last.isBefore(clock.instant()))) {
            return new Span();
        }
        Button undo = new Button(
                text("credits.undo"), click -> new UndoEntry(operator, desk, formats, entry).open(reversals));
        undo.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        undo.setAriaLabel(text("ledger.what", text("credits.undo"), Movements.inWords(entry)));
        return undo;
    }

    private Grid.Column<LedgerEntry> column(
            String key, String width, int grow, ValueProvider<LedgerEntry, String> value) {
        return grid.addColumn(value).setHeader(text(key)).setWidth(width).setFlexGrow(grow);
    }

    private LedgerFilter filter() {
        return query.filter(wallet.panelId(), wallet.zone());
    }

    private Sheet<LedgerEntry> sheet() {
        LedgerFilter now = filter();
        String file = text("credits.file") + "-" + wallet.name();
        return new Sheet<>(
                file,
                wallet.zone(),
                List.of(
                        new Sheet.Column<>(text("credits.column.entry"), LedgerEntry::entrySequence),
                        new Sheet.Column<>(text("credits.column.time"), LedgerEntry::occurredAt),
                        new Sheet.Column<>(text("credits.column.what"), entry -> Movements.inWords(entry.kind())),
                        new Sheet.Column<>(text("credits.column.package"), LedgerEntry::packageCode),
                        new Sheet.Column<>(text("credits.column.account"), LedgerEntry::accountName),
                        new Sheet.Column<>(text("credits.column.operator"), LedgerEntry::operator),
                        new Sheet.Column<>(text("credits.column.amount"), LedgerEntry::amount),
                        new Sheet.Column<>(text("credits.column.balance"), LedgerEntry::balanceAfter),
                        new Sheet.Column<>(text("credits.column.operation"), LedgerEntry::operationId)),
                rows -> search.forEach(operator.actor(), now, rows));
    }

    Formats formats() {
        return formats;
    }

    Grid<LedgerEntry> grid() {
        return grid;
    }

    MarginTile margin() {
        return margin;
    }

    String balance() {
        return balance.getText();
    }

    String foot() {
        return foot.getText();
    }
}
