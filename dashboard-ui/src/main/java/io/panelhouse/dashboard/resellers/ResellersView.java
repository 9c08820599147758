package io.panelhouse.dashboard.resellers;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.credits.MoveCredits;
import io.panelhouse.dashboard.export.Download;
import io.panelhouse.dashboard.export.Sheet;
import io.panelhouse.dashboard.security.Proof;
import io.panelhouse.dashboard.shell.Choice;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.audit.AuditLog;
import io.panelhouse.panel.directory.ResellerTree;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.report.TreeReport;
import io.panelhouse.panel.report.TreeRow;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The resellers in reach as a tree: own figures, or with all below, over the days that the page's address names. */
@Route(value = "resellers", layout = MainLayout.class)
@PermitAll
final class ResellersView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final List<Integer> RANGES = List.of(7, 28, 90);

    private final CurrentOperator operator;
    private final Desk desk;
    private final CreditLedger ledger;
    private final ResellerTree tree;
    private final TreeReport report;
    private final Proof proof;
    private final InstantSource clock;
    private final AuditLog audit;
    private final Span subtitle = new Span();
    private final TextField find = new TextField();
    private final Choice<Integer> days =
            new Choice<>(text("resellers.days"), RANGES, range -> text("resellers.range", range));
    private final Choice<Boolean> whole = new Choice<>(
            text("resellers.figures"), List.of(true, false), all -> text(all ? "resellers.whole" : "resellers.own"));
    private final ResellerGrid grid;
    private int range = TreeReport.CONSUMED_DAYS;
    private List<TreeRow> rows = List.of();

    ResellersView(
            CurrentOperator operator,
            Desk desk,
            CreditLedger ledger,
            ResellerTree tree,
            TreeReport report,
            Proof proof,
            InstantSource clock,
            AuditLog audit) {
        this.operator = operator;
        this.desk = desk;
        this.ledger = ledger;
        this.tree = tree;
        this.report = report;
        this.proof = proof;
        this.clock = clock;
        this.audit = audit;
        this.grid = new ResellerGrid(operator.actor(), this::fund, this::toggle);
        addClassNames("ph-page", "ph-resellers");
        whole.choose(true);
        whole.onChoice(all -> show());
        days.onChoice(chosen -> getUI().ifPresent(ui ->
                ui.navigate(ResellersView.class, QueryParameters.simple(Map.of("days", chosen.toString())))));
        find.setPlaceholder(text("resellers.find"));
        find.setAriaLabel(text("resellers.find"));
        find.setClearButtonVisible(true);
        find.setValueChangeMode(ValueChangeMode.LAZY);
        find.addValueChangeListener(changed -> show());
        Div line = new Div(find, whole, days);
        line.addClassName("ph-filters");
        Section tile = new Section(line, grid);
        tile.addClassNames("ph-tile", "ph-list-tile");
        tile.getElement().setAttribute("aria-label", text("resellers.title"));
        add(head(), tile);
    }

    @Override
    public String getPageTitle() {
        return text("resellers.pageTitle");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        range = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("days")
                .filter(asked -> RANGES.stream().anyMatch(one -> one.toString().equals(asked)))
                .map(Integer::valueOf)
                .orElse(TreeReport.CONSUMED_DAYS);
        days.choose(range);
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Registration own = desk.onOperation(this::refresh);
        addDetachListener(detached -> {
            own.remove();
            detached.unregisterListener();
        });
    }

    private Div head() {
        subtitle.addClassNames("ph-s", "ph-mute");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Button create = new Button(
                text("resellers.create"),
                new Icon("plus"),
                click -> new NewResellerDialog(operator, tree, this::refresh).open());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setVisible(operator.actor().may(Permission.OWNER));
        Div head = new Div(
                new H1(text("resellers.title")),
                subtitle,
                spacer,
                new Download(operator::actor, audit, this::sheet),
                create);
        head.addClassName("ph-head");
        return head;
    }

    private void refresh() {
        rows = report.of(operator.actor(), operator.scope().panelId(), TreeReport.DUE_DAYS, range);
        subtitle.setText(text("resellers.subtitle", rows.size() - 1));
        show();
    }

    private void show() {
        grid.show(
                rows, find.getValue().strip(), whole.chosen(), formats().today().minusDays(range - 1L), formats());
    }

    private void fund(TreeRow row) {
        operator.choices().stream()
                .filter(choice -> choice.reseller().value() == row.id().value())
                .findFirst()
                .ifPresent(to ->
                        new MoveCredits(operator, desk, proof::beforeMoving, ledger, operator.scope(), clock).open(to));
    }

    private void toggle(TreeRow row) {
        try {
            if (row.disabled()) {
                tree.enable(operator.actor(), row.id());
            } else {
                tree.disable(operator.actor(), row.id());
            }
            Message.done(text(row.disabled() ? "resellers.enabled" : "resellers.disabled", row.name()));
            refresh();
        } catch (RuntimeException failure) {
            Message.failed(text("resellers.failed", row.name()), failure);
        }
    }

    private Formats formats() {
        return new Formats(operator.scope().zone(), clock);
    }

    private Sheet<TreeRow> sheet() {
        List<TreeRow> now = rows;
        return new Sheet<>(
                text("resellers.file"),
                operator.scope().zone(),
                List.of(
                        new Sheet.Column<>(text("resellers.column.name"), TreeRow::name),
                        new Sheet.Column<>(text("resellers.column.depth"), TreeRow::depth),
                        new Sheet.Column<>(own("balance"), row -> row.own().balance()),
                        new Sheet.Column<>(all("balance"), row -> row.subtree().balance()),
                        new Sheet.Column<>(own("active"), row -> row.own().active()),
                        new Sheet.Column<>(all("active"), row -> row.subtree().active()),
                        new Sheet.Column<>(own("due"), row -> row.own().due()),
                        new Sheet.Column<>(all("due"), row -> row.subtree().due()),
                        new Sheet.Column<>(own("consumed"), row -> row.own().consumed()),
                        new Sheet.Column<>(all("consumed"), row -> row.subtree().consumed())),
                consumer -> now.forEach(consumer));
    }

    private static String own(String column) {
        return text("resellers.export.own", text("resellers.column." + column));
    }

    private static String all(String column) {
        return text("resellers.export.all", text("resellers.column." + column));
    }
}
