package io.panelhouse.dashboard.resellers;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.data.provider.hierarchy.TreeData;
import com.vaadin.flow.data.provider.hierarchy.TreeDataProvider;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.report.TreeRow;
import io.panelhouse.panel.report.TreeSums;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** One row for each reseller, below its parent. */
final class ResellerGrid extends TreeGrid<TreeRow> {

    private static final long serialVersionUID = 1;
    private static final int PHONE_WIDTH = 800;

    private final transient Actor actor;
    private final transient Consumer<TreeRow> fund;
    private final transient Consumer<TreeRow> toggle;
    private boolean whole = true;
    private LocalDate from = LocalDate.EPOCH;
    private Formats formats = new Formats(ZoneOffset.UTC, InstantSource.fixed(Instant.EPOCH));

    ResellerGrid(Actor actor, Consumer<TreeRow> fund, Consumer<TreeRow> toggle) {
        this.actor = actor;
        this.fund = fund;
        this.toggle = toggle;
        addClassName("ph-list-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        addComponentHierarchyColumn(this::name)
                .setHeader(text("resellers.column.name"))
                .setWidth("120px")
                .setFlexGrow(1);
        number("balance", sums -> formats.amount(sums.balance()));
        List<Column<TreeRow>> wide = List.of(
                number("active", sums -> formats.count(sums.active())),
                number("due", sums -> formats.count(sums.due())),
                number("consumed", sums -> formats.amount(sums.consumed())));
        addComponentColumn(this::actions)
                .setHeader(text("resellers.column.actions"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("140px")
                .setFlexGrow(0);
        addAttachListener(attached -> attached.getUI()
                .getPage()
                .executeJs("return window.innerWidth")
                .then(Integer.class, width -> wide.forEach(column -> column.setVisible(width > PHONE_WIDTH))));
    }

    /** Rows whose name holds the text, with those above them; figures of each alone or with all below. */
    void show(List<TreeRow> rows, String named, boolean withAllBelow, LocalDate since, Formats in) {
        whole = withAllBelow;
        from = since;
        formats = in;
        Set<ResellerId> kept = kept(rows, named.toLowerCase(Locale.ROOT));
        Map<ResellerId, TreeRow> byId = new HashMap<>();
        TreeData<TreeRow> data = new TreeData<>();
        for (TreeRow row : rows) {
            if (kept.contains(row.id())) {
                data.addItem(row.parentId() == null ? null : byId.get(row.parentId()), row);
                byId.put(row.id(), row);
            }
        }
        setDataProvider(new TreeDataProvider<>(data));
        expandRecursively(data.getRootItems(), named.isEmpty() ? 1 : Integer.MAX_VALUE);
    }

    private static Set<ResellerId> kept(List<TreeRow> rows, String named) {
        Set<ResellerId> kept = new HashSet<>();
        for (TreeRow row : rows.reversed()) {
            if (row.name().toLowerCase(Locale.ROOT).contains(named) || kept.contains(row.id())) {
                kept.add(row.id());
                if (row.parentId() != null) {
                    kept.add(row.parentId());
                }
            }
        }
        return kept;
    }

    private Column<TreeRow> number(String column, Function<TreeSums, String> figure) {
        return addColumn(row -> figure.apply(whole ? row.subtree() : row.own()))
                .setHeader(text("resellers.column." + column))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("100px")
                .setFlexGrow(0);
    }

    private Component name(TreeRow row) {
        Anchor link = new Anchor("credits?reseller=" + row.id().value() + "&from=" + from, row.name());
        link.addClassName("ph-name");
        link.getElement().setAttribute("router-link", true);
        if (!row.disabled()) {
            return link;
        }
        Span chip = new Span(text("resellers.chip.disabled"));
        chip.addClassName("ph-chip");
        Div both = new Div(link, chip);
        both.addClassName("ph-row");
        return both;
    }

    private Component actions(TreeRow row) {
        Div actions = new Div();
        if (row.depth() == 0) {
            return actions;
        }
        if (actor.may(Permission.CREDITS) && !row.disabled()) {
            actions.add(button("resellers.fund", row, fund));
        }
        if (actor.may(Permission.OWNER)) {
            actions.add(button(row.disabled() ? "resellers.enable" : "resellers.disable", row, toggle));
        }
        return actions;
    }

    private static Button button(String key, TreeRow row, Consumer<TreeRow> does) {
        Button button = new Button(text(key), click -> does.accept(row));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(text(key) + ", " + row.name());
        return button;
    }
}
