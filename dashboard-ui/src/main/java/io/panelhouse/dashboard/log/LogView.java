package io.panelhouse.dashboard.log;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.export.Download;
import io.panelhouse.dashboard.export.Sheet;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.live.LivePage;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Stamp;
import io.panelhouse.panel.audit.AuditLog;
import io.panelhouse.panel.session.Attempt;
import io.panelhouse.panel.session.AttemptFilter;
import io.panelhouse.panel.session.Attempts;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every attempt to sign in that fits the page's address, the newest first. New ones come in by themselves until the
 * reader pauses or asks for older ones: rows never move under a reader's eyes.
 */
@Route(value = "log", layout = MainLayout.class)
@PermitAll
final class LogView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int PAGE = 100;
    private static final int EXPORT_PAGE = 1_000;

    private final CurrentOperator operator;
    private final Attempts attempts;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final Stamp stamp = new Stamp();
    private final Span foot = new Span();
    private final Button pause = new Button(text("log.pause"), click -> toggle());
    private final Button older = new Button(text("log.older"), click -> readOlder());
    private final LogFilters filters = new LogFilters(this::go);
    private final LogGrid grid = new LogGrid();
    private final List<Attempt> rows = new ArrayList<>();
    private LogQuery query = LogQuery.ALL;
    private boolean paused;

    LogView(CurrentOperator operator, Attempts attempts, LiveFeed feed, InstantSource clock, AuditLog audit) {
        this.operator = operator;
        this.attempts = attempts;
        this.feed = feed;
        this.clock = clock;
        addClassNames("ph-page", "ph-ledger", "ph-signins");
        pause.getElement().setAttribute("data-ph-key", "p");
        older.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Download download = new Download(operator::actor, audit, this::sheet);
        Div head = new Div(new H1(text("log.title")), spacer, stamp, pause, download);
        head.addClassName("ph-head");
        Div below = new Div(foot, older);
        below.addClassNames("ph-list-foot", "ph-row");
        Section tile = new Section(filters, grid, below);
        tile.addClassNames("ph-tile", "ph-list-tile");
        tile.getElement().setAttribute("aria-label", text("log.title"));
        add(head, tile);
    }

    @Override
    public String getPageTitle() {
        return text("log.pageTitle");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(LogQuery.of(event.getLocation().getQueryParameters()));
    }

    /** Shows the newest of what fits. */
    void show(LogQuery asked) {
        query = asked;
        filters.show(query);
        readNewest();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI ui = attached.getUI();
        Registration live = feed.onSignIn(operator.scope().subtree(), LivePage.part(ui, this::arrived));
        addDetachListener(detached -> {
            live.remove();
            detached.unregisterListener();
        });
    }

    private void arrived() {
        if (!paused && rows.size() <= PAGE) {
            readNewest();
        }
    }

    private void toggle() {
        paused = !paused;
        pause.setText(text(paused ? "log.resume" : "log.pause"));
        if (!paused) {
            readNewest();
        } else {
            showRows();
        }
    }

    private void readNewest() {
        rows.clear();
        rows.addAll(attempts.page(operator.actor(), filter(), Long.MAX_VALUE, PAGE));
        older.setVisible(rows.size() == PAGE);
        showRows();
    }

    private void readOlder() {
        List<Attempt> more =
                attempts.page(operator.actor(), filter(), rows.getLast().sequence(), PAGE);
        rows.addAll(more);
        older.setVisible(more.size() == PAGE);
        paused = true;
        pause.setText(text("log.resume"));
        showRows();
    }

    private void showRows() {
        Formats formats = formats();
        Instant now = clock.instant();
        if (paused) {
            stamp.paused(now, formats);
        } else {
            stamp.follow(feed, now, formats);
        }
        grid.show(List.copyOf(rows), formats, text(query.filters() ? "log.empty.filtered" : "log.empty"));
        foot.setText(text("log.foot", rows.size()));
    }

    private void go(LogQuery next) {
        getUI().ifPresent(ui -> ui.navigate(LogView.class, next.parameters()));
    }

    private AttemptFilter filter() {
        Scope scope = operator.scope();
        return query.filter(scope.panelId(), scope.zone());
    }

    private Formats formats() {
        return new Formats(operator.scope().zone(), clock);
    }

    private Sheet<Attempt> sheet() {
        AttemptFilter now = filter();
        return new Sheet<>(
                text("log.file"), operator.scope().zone(), LogGrid.columns(), consumer -> everyRow(now, consumer));
    }

    private void everyRow(AttemptFilter asked, Consumer<Attempt> consumer) {
        long before = Long.MAX_VALUE;
        List<Attempt> page;
        do {
            page = attempts.page(operator.actor(), asked, before, EXPORT_PAGE);
            page.forEach(consumer);
            before = page.isEmpty() ? before : page.getLast().sequence();
        } while (page.size() == EXPORT_PAGE);
    }

    LogGrid grid() {
        return grid;
    }

    Button pause() {
        return pause;
    }
}
