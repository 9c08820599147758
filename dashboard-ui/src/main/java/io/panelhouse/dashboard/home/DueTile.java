package io.panelhouse.dashboard.home;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.account.DueAccount;
import io.panelhouse.panel.account.DueList;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What ends within seven days: count, credits, a bar for each day, and the accounts themselves with their renewal. */
final class DueTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;

    private final Span count = new Span();
    private final Span meaning = new Span();
    private final DayBars days = new DayBars();
    private final Grid<DueAccount> grid = new Grid<>();
    private final Span foot = new Span();
    private final Consumer<DueAccount> renew;
    private final List<DueAccount> rows = new ArrayList<>();
    private final ListDataProvider<DueAccount> provider = new ListDataProvider<>(rows) {
        @Override
        public Object getId(DueAccount account) {
            return account.id();
        }
    };
    private Formats formats = new Formats(ZoneOffset.UTC, InstantSource.fixed(Instant.EPOCH));
    private @Nullable LocalDate day;
    private @Nullable DueList shown;
    private @Nullable LocalDate shownOn;
    private boolean below;
    private final Grid.Column<DueAccount> reseller;
    private final Grid.Column<DueAccount> compact;
    private final List<Grid.Column<DueAccount>> wide = new ArrayList<>();

    /** @param ahead the days that it looks ahead */
    DueTile(int ahead, Consumer<DueAccount> renew) {
        this.renew = renew;
        count.addClassName("ph-figure");
        meaning.addClassName("ph-mute");
        foot.addClassName("ph-grow");
        Div words = new Div(count, new Span(" "), meaning);
        words.addClassName("ph-grow");
        Div top = new Div(words, days);
        top.addClassName("ph-due-top");
        days.onChoice(chosen -> {
            day = chosen;
            filter();
        });
        grid.addClassName("ph-due-grid");
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setPageSize(50);
        compact = grid.addColumn(LitRenderer.<DueAccount>of(
                                "<div class='ph-due-row'><a class='ph-name' href='account/${item.id}' router-link>${item.name}</a>"
                                        + "<span>${item.ends}</span><span>${item.what}</span></div>")
                        .withProperty("id", DueTile::number)
                        .withProperty("name", DueAccount::name)
                        .withProperty("ends", account -> formats.end(account.endsAt()))
                        .withProperty("what", this::what))
                .setFlexGrow(1);
        wide.add(grid.addColumn(LitRenderer.<DueAccount>of(
                                "<a class='ph-name' href='account/${item.id}' router-link title=${item.name}>${item.name}</a>")
                        .withProperty("id", DueTile::number)
                        .withProperty("name", DueAccount::name))
                .setHeader(text("home.due.account"))
                .setFlexGrow(1)
                .setWidth("120px"));
        reseller = grid.addColumn(DueAccount::resellerName)
                .setHeader(text("home.due.reseller"))
                .setWidth("110px")
                .setFlexGrow(1);
        wide.add(grid.addColumn(LitRenderer.<DueAccount>of("<span class=${item.tone}>${item.ends}</span>")
                        .withProperty("tone", account -> endsToday(account.endsAt()) ? "ph-strong" : "")
                        .withProperty("ends", account -> formats.end(account.endsAt())))
                .setHeader(text("home.due.ends"))
                .setWidth("138px")
                .setFlexGrow(0));
        wide.add(grid.addColumn(LitRenderer.<DueAccount>of("""
                                <span title=${item.larger}>${item.package} ${item.larger ? html`
                                <span class='ph-i ph-i-s ph-i-coins ph-warn' aria-hidden='true'></span
                                ><span class='ph-hidden'>${item.larger}</span>` : ''}</span>""")
                        .withProperty("package", account -> Packages.inWords(account.packageCode()))
                        .withProperty(
                                "larger",
                                account ->
                                        Packages.largerTopUp(account.packageCode()) ? text("playbook.routine.M6") : ""))
                .setHeader(text("home.due.package"))
                .setWidth("100px")
                .setFlexGrow(0));
        wide.add(grid.addColumn(account -> formats.amount(account.credits()))
                .setHeader(text("home.due.credits"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("68px")
                .setFlexGrow(0));
        wide.add(grid.addColumn(LitRenderer.<DueAccount>of("<span class='ph-mute'>${item.seen}</span>")
                        .withProperty("seen", this::lastSignIn))
                .setHeader(text("home.due.lastSignIn"))
                .setWidth("124px")
                .setFlexGrow(0));
        grid.addComponentColumn(this::renewButton)
                .setHeader("")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("86px")
                .setFlexGrow(0);
        grid.setDataProvider(provider);
        Anchor list = new Anchor("expiring?days=" + ahead, text("home.due.open"));
        list.getElement().setAttribute("router-link", true);
        Div line = new Div(foot, list);
        line.addClassName("ph-due-foot");
        getContent().body().add(top, grid, line);
        getContent().addClassName("ph-due");
        narrow(false);
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("home.due.title"), text("home.due.definition")).span(8);
    }

    /** Two-line rows for a phone, or columns. */
    void narrow(boolean isNarrow) {
        compact.setVisible(isNarrow);
        wide.forEach(column -> column.setVisible(!isNarrow));
        reseller.setVisible(!isNarrow && below);
    }

    void show(DueList due, Scope scope, boolean fresh, Formats in) {
        boolean sameDay = in.today().equals(shownOn);
        boolean same = sameDay && due.equals(shown) && !getContent().state().equals("error");
        boolean changed = shown == null || !sameDay || !shown.soonest().equals(due.soonest());
        formats = in;
        shown = due;
        shownOn = in.today();
        if (fresh) {
            getContent().stamp().live(due.from(), formats);
        } else {
            getContent().stamp().stale(due.from(), formats);
        }
        getContent().stale(!fresh);
        if (same) {
            return;
        }
        below = scope.subtree().size() > 1;
        narrow(compact.isVisible());
        if (due.accounts() == 0) {
            getContent()
                    .empty(
                            text(
                                    "home.due.empty",
                                    formats.date(due.perDay().getLast().day())),
                            text("home.due.empty.explanation"),
                            null);
            return;
        }
        count.setText(formats.count(due.accounts()));
        meaning.removeAll();
        Span credits = new Span(formats.credits(due.credits()));
        credits.addClassName("ph-strong");
        meaning.add(
                new Span(text("home.due.unit", due.accounts())),
                new Span(" "),
                credits,
                new Span(" "),
                new Span(text("home.due.ifAll")));
        larger(due);
        days.show(due.perDay(), formats);
        if (changed) {
            rows.clear();
            rows.addAll(due.soonest());
            filter();
        } else {
            tellFoot();
        }
        getContent().ready();
    }

    /** Names the renewals that take a larger top-up, of those that are listed. */
    private void larger(DueList due) {
        List<DueAccount> larger = due.soonest().stream()
                .filter(account -> Packages.largerTopUp(account.packageCode()))
                .toList();
        if (!larger.isEmpty()) {
            BigDecimal credits = larger.stream().map(DueAccount::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
            Span flag = new Span(
                    new Icon("coins", "ph-i-s"),
                    new Span(text("playbook.larger.due", larger.size(), formats.credits(credits))));
            flag.addClassNames("ph-chip", "ph-warn");
            meaning.add(new Span(" "), flag);
        }
    }

    Grid<DueAccount> grid() {
        return grid;
    }

    String summary() {
        return count.getText() + " " + meaning.getElement().getTextRecursively();
    }

    String foot() {
        return foot.getText();
    }

    DayBars days() {
        return days;
    }

    private void filter() {
        LocalDate only = day;
        if (only == null) {
            provider.clearFilters();
        } else {
            provider.setFilter(account ->
                    LocalDate.ofInstant(account.endsAt(), formats.zone()).equals(only));
        }
        tellFoot();
    }

    private void tellFoot() {
        LocalDate only = day;
        DueList due = shown;
        if (due == null) {
            return;
        }
        if (only != null) {
            long there = rows.stream()
                    .filter(account -> LocalDate.ofInstant(account.endsAt(), formats.zone())
                            .equals(only))
                    .count();
            foot.setText(text(
                    only.equals(formats.today()) ? "home.due.foot.today" : "home.due.foot.day",
                    formats.count(there),
                    formats.count(due.accounts()),
                    formats.date(only)));
        } else if (rows.size() < due.accounts()) {
            foot.setText(text("home.due.foot.first", formats.count(rows.size()), formats.count(due.accounts())));
        } else {
            foot.setText(text("home.due.foot.all", due.accounts()));
        }
    }

    private static String number(DueAccount account) {
        return Long.toString(account.id().value());
    }

    private Button renewButton(DueAccount account) {
        Button button = new Button(text("shell.renew"), click -> renew.accept(account));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(text(
                "home.due.renewLabel",
                account.name(),
                Packages.inWords(account.packageCode()),
                formats.credits(account.credits())));
        return button;
    }

    private boolean endsToday(Instant end) {
        return LocalDate.ofInstant(end, formats.zone()).equals(formats.today());
    }

    private String what(DueAccount account) {
        return text("ledger.what", Packages.inWords(account.packageCode()), formats.credits(account.credits()));
    }

    private String lastSignIn(DueAccount account) {
        Instant seen = account.lastSignIn();
        return seen == null ? text("home.due.none") : formats.past(seen);
    }
}
