package io.panelhouse.dashboard.issues;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.export.Download;
import io.panelhouse.dashboard.export.Sheet;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.live.LivePage;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.panel.audit.AuditLog;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.util.List;

/** Every account of the subtree that fails to connect, live. */
@Route(value = "issues", layout = MainLayout.class)
@PermitAll
final class IssuesView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int PHONE_WIDTH = 800;

    private final CurrentOperator operator;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final Span subtitle = new Span();
    private final Grid<ConnectionIssue> grid = new Grid<>();
    private final Tile tile = new Tile(text("issues.list"), text("issues.definition"));
    private List<ConnectionIssue> issues = List.of();

    IssuesView(CurrentOperator operator, LiveFeed feed, InstantSource clock, AuditLog audit) {
        this.operator = operator;
        this.feed = feed;
        this.clock = clock;
        addClassNames("ph-page", "ph-issues-page");
        subtitle.addClassNames("ph-s", "ph-mute");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Div head = new Div(
                new H1(text("issues.title")), subtitle, spacer, new Download(operator::actor, audit, this::sheet));
        head.addClassName("ph-head");
        tile.icon(new Icon("plug")).addClassName("ph-list-tile");
        tile.body().add(grid);
        columns();
        add(head, tile);
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI ui = attached.getUI();
        Registration live = feed.onChange(operator.scope().subtree(), LivePage.part(ui, this::refresh));
        addDetachListener(detached -> {
            live.remove();
            detached.unregisterListener();
        });
        ui.getPage()
                .executeJs("return window.innerWidth")
                .then(
                        Integer.class,
                        width -> List.of("device", "first")
                                .forEach(key -> grid.getColumnByKey(key).setVisible(width > PHONE_WIDTH)));
    }

    @Override
    public String getPageTitle() {
        return text("issues.pageTitle");
    }

    private void columns() {
        grid.addClassName("ph-list-grid");
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(IssueWords::name)
                .setHeader(text("issues.column.account"))
                .setWidth("100px")
                .setFlexGrow(1);
        grid.addColumn(IssueWords::reason)
                .setHeader(text("issues.column.reason"))
                .setWidth("88px")
                .setFlexGrow(2);
        grid.addColumn(issue -> IssueWords.failures(issue, formats()))
                .setHeader(text("issues.column.failures"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("60px")
                .setFlexGrow(0);
        grid.addColumn(IssueWords::device)
                .setKey("device")
                .setHeader(text("issues.column.device"))
                .setWidth("180px")
                .setFlexGrow(2);
        grid.addColumn(issue -> formats().past(issue.firstAt()))
                .setKey("first")
                .setHeader(text("issues.column.first"))
                .setWidth("132px")
                .setFlexGrow(0);
        grid.addColumn(issue -> formats().past(issue.lastAt()))
                .setHeader(text("issues.column.last"))
                .setWidth("108px")
                .setFlexGrow(0);
    }

    private void refresh() {
        issues = feed.issues(operator.scope().subtree());
        tile.stamp().follow(feed, clock.instant(), formats());
        tile.stale(!feed.fresh());
        subtitle.setText(text("issues.subtitle", issues.size()));
        if (issues.isEmpty()) {
            tile.empty(
                    text(feed.lastBeat() == null ? "issues.unknown" : "issues.none"),
                    text("issues.none.explanation"),
                    null);
            return;
        }
        grid.setItems(issues);
        tile.ready();
    }

    private Formats formats() {
        return new Formats(operator.scope().zone(), clock);
    }

    private Sheet<ConnectionIssue> sheet() {
        List<ConnectionIssue> now = issues;
        return new Sheet<>(
                text("issues.file"),
                operator.scope().zone(),
                List.of(
                        new Sheet.Column<>(text("issues.column.account"), ConnectionIssue::accountName),
                        new Sheet.Column<>(text("issues.column.reason"), IssueWords::reason),
                        new Sheet.Column<>(text("issues.column.failures"), ConnectionIssue::failures),
                        new Sheet.Column<>(text("issues.column.device"), IssueWords::device),
                        new Sheet.Column<>(text("issues.column.first"), ConnectionIssue::firstAt),
                        new Sheet.Column<>(text("issues.column.last"), ConnectionIssue::lastAt)),
                consumer -> now.forEach(consumer));
    }
}
