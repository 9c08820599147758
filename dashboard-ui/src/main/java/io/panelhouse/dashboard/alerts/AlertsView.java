package io.panelhouse.dashboard.alerts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.export.Download;
import io.panelhouse.dashboard.export.Sheet;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.live.LivePage;
import io.panelhouse.dashboard.shell.FilterFields;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.alert.AlertFilter.State;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.Alerts;
import io.panelhouse.panel.audit.AuditLog;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/** Every alert there ever was in the subtree, and what people did about it. The filters stand in the address. */
@Route(value = "alerts", layout = MainLayout.class)
@PermitAll
final class AlertsView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int PAGE = 50;

    private final CurrentOperator operator;
    private final Alerts alerts;
    private final OpenAlerts open;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final Formats formats;
    private final AlertGrid grid;
    private final Span subtitle = new Span();
    private final Tile tile = new Tile(text("alerts.list"), text("alerts.definition"));
    private final Select<AlertKind> kind = new Select<>();
    private final Select<State> state = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private AlertQuery query = AlertQuery.ALL;

    AlertsView(
            CurrentOperator operator,
            Alerts alerts,
            OpenAlerts open,
            LiveFeed feed,
            InstantSource clock,
            AuditLog audit) {
        this.operator = operator;
        this.alerts = alerts;
        this.open = open;
        this.feed = feed;
        this.clock = clock;
        this.formats = new Formats(operator.scope().zone(), clock);
        this.grid = new AlertGrid(
                formats,
                clock,
                operator.actor().may(Permission.SELL) ? new AlertGrid.Acts(this::snooze, this::dismiss) : null);
        addClassNames("ph-page", "ph-alerts-page");
        subtitle.addClassNames("ph-s", "ph-mute");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Anchor settings = new Anchor("settings/notices", text("alerts.settings"));
        settings.getElement().setAttribute("router-link", true);
        Div head = new Div(
                new H1(text("alerts.title")),
                subtitle,
                spacer,
                settings,
                new Download(operator::actor, audit, this::sheet));
        head.addClassName("ph-head");
        tile.icon(new Icon("bell")).addClassName("ph-list-tile");
        tile.body().add(grid);
        add(head, filters(), tile);
        grid.setItems(
                asked -> alerts.page(operator.actor(), filter(), asked.getOffset(), asked.getLimit()).stream(),
                asked -> Math.toIntExact(alerts.count(operator.actor(), filter())));
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
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(AlertQuery.of(event.getLocation().getQueryParameters()));
    }

    @Override
    public String getPageTitle() {
        return text("alerts.pageTitle");
    }

    /** Shows what fits and notes that the operator looked at it. */
    void show(AlertQuery asked) {
        query = asked;
        kind.setValue(asked.kind());
        state.setValue(asked.state());
        from.setValue(asked.from());
        to.setValue(asked.to());
        refresh();
        List<Long> unseen = alerts.page(operator.actor(), filter(), 0, PAGE).stream()
                .filter(episode -> episode.closedAt() == null)
                .filter(episode ->
                        !episode.lookedAtBy().contains(operator.actor().operator()))
                .map(AlertEpisode::id)
                .toList();
        if (!unseen.isEmpty()) {
            alerts.look(operator.actor(), unseen);
            acted();
        }
    }

    AlertGrid grid() {
        return grid;
    }

    private Div filters() {
        FilterFields.choice(kind, text("alerts.column.kind"), List.of(AlertKind.values()), AlertsView::kind);
        FilterFields.choice(state, text("alerts.column.state"), List.of(State.values()), AlertsView::state);
        FilterFields.day(from, text("alerts.from"));
        FilterFields.day(to, text("alerts.to"));
        kind.addValueChangeListener(chosen -> chosen(chosen.isFromClient()));
        state.addValueChangeListener(chosen -> chosen(chosen.isFromClient()));
        from.addValueChangeListener(chosen -> chosen(chosen.isFromClient()));
        to.addValueChangeListener(chosen -> chosen(chosen.isFromClient()));
        Div row = new Div(kind, state, from, to);
        row.addClassName("ph-filters");
        return row;
    }

    static String kind(AlertKind kind) {
        return text("alerts.kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    private static String state(State state) {
        return text("alerts.filter." + state.name().toLowerCase(Locale.ROOT));
    }

    private void chosen(boolean byPerson) {
        if (byPerson) {
            AlertQuery next = new AlertQuery(kind.getValue(), state.getValue(), from.getValue(), to.getValue());
            getUI().ifPresent(ui -> ui.navigate(AlertsView.class, next.parameters()));
        }
    }

    private void refresh() {
        long fitting = alerts.count(operator.actor(), filter());
        subtitle.setText(text("alerts.subtitle", fitting));
        tile.stamp().follow(feed, clock.instant(), formats);
        tile.stale(!feed.fresh());
        if (fitting == 0) {
            boolean all = query.equals(AlertQuery.ALL);
            tile.empty(text(all ? "alerts.never" : "alerts.empty.filtered"), text("alerts.none.explanation"), null);
            return;
        }
        tile.ready();
        grid.getDataProvider().refreshAll();
    }

    void snooze(AlertEpisode episode, Instant until) {
        act(() -> alerts.snooze(operator.actor(), episode.id(), until));
    }

    void dismiss(AlertEpisode episode) {
        act(() -> alerts.dismiss(operator.actor(), episode.id()));
    }

    private void act(Runnable act) {
        try {
            act.run();
            Message.done(text("alerts.done"));
        } catch (IllegalArgumentException overMeanwhile) {
            Message.refused(text("alerts.refused"));
        }
        acted();
    }

    private void acted() {
        open.changed();
        refresh();
    }

    private AlertFilter filter() {
        return query.filter(operator.scope().panelId(), operator.scope().zone());
    }

    private Sheet<AlertEpisode> sheet() {
        AlertFilter now = filter();
        return new Sheet<>(
                text("alerts.file"),
                operator.scope().zone(),
                List.of(
                        new Sheet.Column<>(
                                text("alerts.column.began"),
                                episode -> episode.alert().openedAt()),
                        new Sheet.Column<>(text("alerts.column.over"), AlertEpisode::closedAt),
                        new Sheet.Column<>(
                                text("alerts.column.kind"),
                                episode -> kind(episode.alert().kind())),
                        new Sheet.Column<>(text("alerts.column.reseller"), AlertEpisode::resellerName),
                        new Sheet.Column<>(
                                text("alerts.column.subject"),
                                episode -> Objects.requireNonNullElse(
                                        episode.accountName(), episode.alert().subject())),
                        new Sheet.Column<>(
                                text("alerts.column.figure"),
                                episode -> episode.alert().figure()),
                        new Sheet.Column<>(
                                text("alerts.column.limit"),
                                episode -> episode.alert().limit()),
                        new Sheet.Column<>(
                                text("alerts.column.evidence"),
                                episode -> String.join(" ", episode.alert().evidence())),
                        new Sheet.Column<>(text("alerts.column.state"), grid::state),
                        new Sheet.Column<>(text("alerts.column.looked"), AlertGrid::looked)),
                consumer -> each(now, consumer));
    }

    private void each(AlertFilter filter, Consumer<AlertEpisode> consumer) {
        List<AlertEpisode> page;
        int offset = 0;
        do {
            page = alerts.page(operator.actor(), filter, offset, PAGE);
            page.forEach(consumer);
            offset += page.size();
        } while (page.size() == PAGE);
    }
}
