package io.panelhouse.dashboard.accounts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.panelhouse.dashboard.followup.TaskChip;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.dashboard.shell.StatusChip;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.AccountSort;
import io.panelhouse.panel.device.LockState;
import io.panelhouse.panel.followup.FollowUpState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows, fetched as they scroll into sight, fifty at a time; the scroll bar shows all of them. */
final class AccountGrid extends Grid<AccountLine> {

    private static final long serialVersionUID = 1;

    /** How many rows can be selected by rule. */
    static final int MOST_SELECTED = 2_000;

    private static final int PAGE = 50;
    /** How many rows are read at a time. */
    static final int MOST_AT_ONCE = 1_000;

    private final Pages pages;
    private final Consumer<AccountLine> open;
    private final CallbackDataProvider<AccountLine, Void> rows;
    private final List<Column<AccountLine>> wide = new ArrayList<>();
    private final Column<AccountLine> compact;
    private final Column<AccountLine> reseller;
    private final Column<AccountLine> device;
    private final Column<AccountLine> seen;
    private final Column<AccountLine> task;
    private final Formats formats;
    private boolean below;
    private boolean due;
    private boolean beside;
    private Tasks tasks = new Tasks(line -> {}, null);

    AccountGrid(
            Pages pages,
            IntSupplier size,
            Formats formats,
            Consumer<AccountLine> open,
            @Nullable Consumer<AccountLine> renew,
            BiConsumer<AccountSort, Boolean> sorted) {
        this.pages = pages;
        this.open = open;
        this.formats = formats;
        addClassName("ph-accounts-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setPageSize(PAGE);
        rows = new CallbackDataProvider<>(
                query -> read(query.getOffset(), query.getLimit()).stream(),
                query -> size.getAsInt(),
                line -> line.account().id());
        setSelectionMode(renew == null ? SelectionMode.NONE : SelectionMode.MULTI);
        if (getSelectionModel() instanceof GridMultiSelectionModel<?> model) {
            model.setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.VISIBLE);
            model.setSelectionColumnFrozen(true);
        }
        compact = addColumn(compactRow()).setFlexGrow(1);
        addColumn(AccountSort.NAME, text("accounts.column.account"), "132px", name())
                .setFlexGrow(1)
                .setFrozen(true);
        addColumn(AccountSort.STATUS, text("accounts.column.status"), "142px", chip());
        reseller = addColumn(line -> line.account().resellerName())
                .setKey(AccountSort.RESELLER.name())
                .setSortProperty(AccountSort.RESELLER.name())
                .setHeader(text("accounts.reseller"))
                .setWidth("110px")
                .setFlexGrow(1);
        addColumn(AccountSort.PACKAGE, text("accounts.package"), "92px", plain(AccountGrid::packageWords));
        addColumn(
                        AccountSort.CREDITS,
                        text("accounts.column.credits"),
                        "88px",
                        plain(line -> formats.amount(line.credits())))
                .setTextAlign(ColumnTextAlign.END);
        addColumn(AccountSort.ENDS, text("accounts.column.ends"), "142px", plain(this::end));
        seen = addColumn(AccountSort.LAST_SIGN_IN, text("accounts.column.seen"), "126px", plain(this::seen));
        device = addColumn(device())
                .setHeader(text("accounts.column.device"))
                .setWidth("112px")
                .setFlexGrow(0);
        task = addColumn(task())
                .setHeader(text("followup.title"))
                .setWidth("140px")
                .setFlexGrow(0);
        if (renew != null) {
            addComponentColumn(line -> renewButton(line, renew))
                    .setWidth("86px")
                    .setFlexGrow(0)
                    .setTextAlign(ColumnTextAlign.END);
        }
        addItemDoubleClickListener(click -> open.accept(click.getItem()));
        addSortListener(order -> {
            if (order.isFromClient()) {
                order.getSortOrder().stream()
                        .findFirst()
                        .ifPresentOrElse(
                                one -> sorted.accept(
                                        AccountSort.valueOf(one.getSorted().getKey()),
                                        one.getDirection() == SortDirection.DESCENDING),
                                () -> sorted.accept(AccountSort.URGENCY, false));
            }
        });
        narrow(false);
        setDataProvider(rows);
    }

    /** Reads everything anew. */
    void reload() {
        rows.refreshAll();
    }

    void narrow(boolean isNarrow) {
        compact.setVisible(isNarrow);
        wide.forEach(column -> column.setVisible(!isNarrow));
        seen.setVisible(!isNarrow && !beside);
        reseller.setVisible(!isNarrow && below && !beside);
        device.setVisible(!isNarrow && !due && !beside);
        task.setVisible(!isNarrow && due && !beside);
    }

    /** Whether what is shown is what is due: then the tasks stand where the devices are. */
    void due(boolean isDue) {
        due = isDue;
        narrow(compact.isVisible());
    }

    /** Whether something stands beside the rows and leaves no room for what is looked at least. */
    void beside(boolean isBeside) {
        beside = isBeside;
        narrow(compact.isVisible());
    }

    /** What is done about tasks. */
    void tasks(Tasks what) {
        tasks = what;
    }

    /** Whether the rows belong to more than one reseller. */
    void below(boolean isBelow) {
        below = isBelow;
        narrow(compact.isVisible());
    }

    /** The first rows of the filter, at most {@link #MOST_SELECTED}. */
    List<AccountLine> first() {
        return read(0, MOST_SELECTED);
    }

    /** The row at this place was opened with the keyboard. */
    @ClientCallable
    void openAt(int index) {
        at(index).forEach(open);
    }

    /** The row at this place was selected or left with the keyboard. */
    @ClientCallable
    void toggleAt(int index) {
        at(index).forEach(line -> {
            if (asMultiSelect().isSelected(line)) {
                asMultiSelect().deselect(line);
            } else {
                asMultiSelect().select(line);
            }
        });
    }

    /** The rows between two places were selected with the keyboard. */
    @ClientCallable
    void selectBetween(int one, int other) {
        int from = Math.max(0, Math.min(one, other));
        asMultiSelect().select(read(from, Math.abs(one - other) + 1));
    }

    private Stream<AccountLine> at(int index) {
        return index < 0 ? Stream.empty() : read(index, 1).stream();
    }

    private List<AccountLine> read(int offset, int limit) {
        List<AccountLine> read = new ArrayList<>();
        int wanted = Math.min(limit, MOST_SELECTED);
        while (read.size() < wanted) {
            List<AccountLine> page = pages.page(offset + read.size(), Math.min(MOST_AT_ONCE, wanted - read.size()));
            if (page.isEmpty()) {
                break;
            }
            read.addAll(page);
        }
        return read;
    }

    private Column<AccountLine> addColumn(
            AccountSort sort, String title, String width, LitRenderer<AccountLine> renderer) {
        Column<AccountLine> column = addColumn(renderer)
                .setKey(sort.name())
                .setSortProperty(sort.name())
                .setHeader(title)
                .setWidth(width)
                .setFlexGrow(0);
        wide.add(column);
        return column;
    }

    private static LitRenderer<AccountLine> plain(com.vaadin.flow.function.ValueProvider<AccountLine, String> words) {
        return LitRenderer.<AccountLine>of("<span class='${item.tone}'>${item.words}</span>")
                .withProperty("words", words)
                .withProperty("tone", line -> tone(line));
    }

    private static LitRenderer<AccountLine> name() {
        return LitRenderer.<AccountLine>of(
                        "<a class='ph-name ${item.tone}' href='account/${item.id}' router-link>${item.name}</a>")
                .withProperty("id", line -> Long.toString(line.account().id().value()))
                .withProperty("tone", line -> tone(line))
                .withProperty("name", line -> line.account().name());
    }

    private static LitRenderer<AccountLine> chip() {
        return chip("<span class='${item.chip}'><span class='${item.icon}' aria-hidden='true'></span>"
                + "<span>${item.word}</span></span>");
    }

    private static LitRenderer<AccountLine> chip(String template) {
        return LitRenderer.<AccountLine>of(template)
                .withProperty("chip", line -> chipOf(line).getElement().getAttribute("class"))
                .withProperty(
                        "icon", line -> chipOf(line).getElement().getChild(0).getAttribute("class"))
                .withProperty("word", line -> chipOf(line).getElement().getTextRecursively());
    }

    private static StatusChip chipOf(AccountLine line) {
        return new StatusChip(line.account().status());
    }

    private LitRenderer<AccountLine> compactRow() {
        return chip("""
                        <div class='ph-account-row'><a class='ph-name' href='account/${item.id}' router-link>${item.name}</a>
                        <span>${item.ends}</span><span class='${item.chip}'><span class='${item.icon}'></span>
                        <span>${item.word}</span></span><span class='ph-mute'>${item.package}</span></div>""")
                .withProperty("id", line -> Long.toString(line.account().id().value()))
                .withProperty("name", line -> line.account().name())
                .withProperty("ends", this::end)
                .withProperty(
                        "package",
                        line -> due && line.followUp() != null
                                ? packageWords(line) + " · " + taskWord(line)
                                : packageWords(line));
    }

    /** Its chip opens what came of it; what is to do is marked with one click. */
    private LitRenderer<AccountLine> task() {
        return LitRenderer.<AccountLine>of("""
                        <span class='ph-task' ?hidden='${!item.word}'>
                        <button type='button' class='ph-chip ${item.tint}' @click='${open}' aria-label='${item.label}'>
                        <span class='ph-i ph-i-xs ph-i-${item.icon}' aria-hidden='true'></span><span>${item.word}</span></button>
                        <button type='button' class='ph-quick' ?hidden='${!item.todo}' @click='${contacted}'
                        title='${item.quick}' aria-label='${item.quickLabel}'>
                        <span class='ph-i ph-i-s ph-i-talk' aria-hidden='true'></span></button></span>""")
                .withProperty("word", AccountGrid::taskWord)
                .withProperty(
                        "label", line -> taskWord(line) + " " + line.account().name())
                .withProperty("tint", line -> line.followUp() == null ? "" : TaskChip.tint(line.followUp()))
                .withProperty("icon", line -> line.followUp() == null ? "" : TaskChip.icon(line.followUp()))
                .withProperty("todo", line -> tasks.contacted() != null && line.followUp() == FollowUpState.TO_DO)
                .withProperty("quick", line -> text("followup.contacted"))
                .withProperty(
                        "quickLabel",
                        line -> text("followup.contacted") + " "
                                + line.account().name())
                .withFunction("open", line -> tasks.open().accept(line))
                .withFunction("contacted", line -> {
                    Consumer<AccountLine> contacted = tasks.contacted();
                    if (contacted != null) {
                        contacted.accept(line);
                    }
                });
    }

    private static String taskWord(AccountLine line) {
        return line.followUp() == null ? "" : TaskChip.word(line.followUp());
    }

    private static LitRenderer<AccountLine> device() {
        return LitRenderer.<AccountLine>of(
                        "<span class='${item.tone}' title='${item.id}'><span class='ph-i ph-i-s ${item.icon}'></span>"
                                + " ${item.words}</span>")
                .withProperty("tone", line -> line.lock() == LockState.OPEN ? "ph-device ph-warn" : "ph-device ph-mute")
                .withProperty(
                        "id", line -> line.device() == null ? "" : line.device().value())
                .withProperty("icon", line -> line.lock() == LockState.OPEN ? "ph-i-key" : "ph-i-lock")
                .withProperty(
                        "words", line -> text("accounts.lock." + line.lock().name()));
    }

    private static Button renewButton(AccountLine line, Consumer<AccountLine> renew) {
        Button button = new Button(text("accounts.renewOne"), click -> renew.accept(line));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(text("accounts.renewOne") + " " + line.account().name());
        button.setVisible(Bulk.RENEW.leavesOut(line) == null || line.credits().signum() == 0);
        return button;
    }

    private static String tone(AccountLine line) {
        return switch (line.account().status()) {
            case SUSPENDED, CLOSED -> "ph-mute";
            case ACTIVE, EXPIRING, IN_GRACE, EXPIRED, NEVER_ACTIVATED, DEVICE_MISMATCH -> "";
        };
    }

    private static String packageWords(AccountLine line) {
        String code = line.account().packageCode();
        return code == null ? text("accounts.none") : Packages.inWords(code);
    }

    private String end(AccountLine line) {
        Instant end = line.account().endsAt();
        return end == null ? text("accounts.never") : formats.end(end);
    }

    private String seen(AccountLine line) {
        Instant seen = line.account().lastSignIn();
        return seen == null ? text("accounts.none") : formats.past(seen);
    }

    /**
     * What is done about tasks.
     *
     * @param open shows what came of one
     * @param contacted marks one as spoken to; null for who may not
     */
    record Tasks(Consumer<AccountLine> open, @Nullable Consumer<AccountLine> contacted) {}

    /** Gives rows of the filter that is shown. */
    @FunctionalInterface
    interface Pages {
        List<AccountLine> page(int offset, int limit);
    }
}
