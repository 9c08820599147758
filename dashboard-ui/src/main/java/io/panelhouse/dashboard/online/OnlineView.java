package io.panelhouse.dashboard.online;

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
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.alerts.SharingMark;
import io.panelhouse.dashboard.export.Download;
import io.panelhouse.dashboard.export.Sheet;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.live.LivePage;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Stamp;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.Alerts;
import io.panelhouse.panel.audit.AuditLog;
import io.panelhouse.panel.session.OpenSession;
import io.panelhouse.panel.session.Sessions;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Every connection that showed a sign of life in the last 90 s, the longest first; a connection can be ended. */
@Route(value = "online", layout = MainLayout.class)
@PermitAll
final class OnlineView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int PHONE_WIDTH = 800;
    private static final int EXPORT_PAGE = 1_000;

    private final CurrentOperator operator;
    private final Sessions sessions;
    private final Alerts alerts;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final Stamp stamp = new Stamp();
    private final Span foot = new Span();
    private final Grid<OpenSession> grid = new Grid<>();
    private Set<AccountId> shared = Set.of();

    OnlineView(
            CurrentOperator operator,
            Sessions sessions,
            Alerts alerts,
            AuditLog audit,
            LiveFeed feed,
            InstantSource clock) {
        this.operator = operator;
        this.sessions = sessions;
        this.alerts = alerts;
        this.feed = feed;
        this.clock = clock;
        addClassNames("ph-page", "ph-ledger", "ph-online");
        columns();
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Div head =
                new Div(new H1(text("online.title")), spacer, stamp, new Download(operator::actor, audit, this::sheet));
        head.addClassName("ph-head");
        foot.addClassName("ph-list-foot");
        Section tile = new Section(grid, foot);
        tile.addClassNames("ph-tile", "ph-list-tile");
        tile.getElement().setAttribute("aria-label", text("online.title"));
        add(head, tile);
        refresh();
    }

    @Override
    public String getPageTitle() {
        return text("online.pageTitle");
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

    private void columns() {
        grid.addClassName("ph-list-grid");
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setPageSize(50);
        grid.setEmptyStateText(text("online.empty"));
        grid.setItems(
                asked -> sessions.online(operator.actor(), root(), asked.getOffset(), asked.getLimit()).stream(),
                asked -> Math.toIntExact(sessions.countOnline(operator.actor(), root())));
        grid.addComponentColumn(session -> new SharingMark(
                        session.accountId(), session.accountName(), shared.contains(session.accountId())))
                .setHeader(text("online.column.account"))
                .setWidth("124px")
                .setFlexGrow(1);
        List<Grid.Column<OpenSession>> wide = new ArrayList<>();
        wide.add(column("type", "90px", session -> Formats.device(session.deviceType(), null)));
        grid.addColumn(session -> Formats.device(null, session.deviceId()))
                .setHeader(text("online.column.device"))
                .setWidth("150px")
                .setFlexGrow(2);
        wide.add(column("app", "90px", session -> Formats.device(session.app(), null)));
        wide.add(column("address", "120px", session -> Formats.device(session.address(), null)));
        wide.add(column("since", "130px", session -> formats().stampTime(session.openedAt())));
        wide.add(column("beat", "130px", session -> formats().stampTime(session.lastHeartbeatAt())));
        grid.addComponentColumn(this::end)
                .setHeader(text("online.column.actions"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("72px")
                .setFlexGrow(0);
        grid.addAttachListener(attached -> attached.getUI()
                .getPage()
                .executeJs("return window.innerWidth")
                .then(Integer.class, width -> wide.forEach(column -> column.setVisible(width > PHONE_WIDTH))));
    }

    private Grid.Column<OpenSession> column(String key, String width, ValueProvider<OpenSession, String> value) {
        return grid.addColumn(value)
                .setHeader(text("online.column." + key))
                .setWidth(width)
                .setFlexGrow(1);
    }

    private Component end(OpenSession session) {
        if (!operator.actor().may(Permission.SELL)) {
            return new Span();
        }
        Button end = new Button(text("online.end"), click -> close(session));
        end.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        end.setAriaLabel(text("online.end.of", session.accountName()));
        end.setDisableOnClick(true);
        return end;
    }

    /** The customer can sign in again at once, so that nothing has to be undone. */
    private void close(OpenSession session) {
        try {
            boolean closed =
                    sessions.close(operator.actor(), session.sessionId()).isPresent();
            Message.done(text(closed ? "online.ended" : "online.gone", session.accountName()));
        } catch (RuntimeException failure) {
            Message.failed(text("online.failed", session.accountName()), failure);
        }
        refresh();
    }

    private void refresh() {
        stamp.follow(feed, clock.instant(), formats());
        shared = alerts.told(operator.actor(), AlertKind.SHARING, root());
        grid.getDataProvider().refreshAll();
        foot.setText(text("online.foot", sessions.countOnline(operator.actor(), root())));
    }

    private ResellerId root() {
        return operator.scope().panelId();
    }

    private Formats formats() {
        return new Formats(operator.scope().zone(), clock);
    }

    private Sheet<OpenSession> sheet() {
        ResellerId asked = root();
        return new Sheet<>(
                text("online.file"),
                operator.scope().zone(),
                List.of(
                        new Sheet.Column<>(text("online.column.account"), OpenSession::accountName),
                        new Sheet.Column<>(text("online.column.type"), OpenSession::deviceType),
                        new Sheet.Column<>(text("online.column.device"), OpenSession::deviceId),
                        new Sheet.Column<>(text("online.column.app"), OpenSession::app),
                        new Sheet.Column<>(text("online.column.address"), OpenSession::address),
                        new Sheet.Column<>(text("online.column.since"), OpenSession::openedAt),
                        new Sheet.Column<>(text("online.column.beat"), OpenSession::lastHeartbeatAt)),
                consumer -> everyRow(asked, consumer));
    }

    private void everyRow(ResellerId asked, Consumer<OpenSession> consumer) {
        List<OpenSession> page;
        int offset = 0;
        do {
            page = sessions.online(operator.actor(), asked, offset, EXPORT_PAGE);
            page.forEach(consumer);
            offset += page.size();
        } while (page.size() == EXPORT_PAGE);
    }

    Grid<OpenSession> grid() {
        return grid;
    }

    String foot() {
        return foot.getText();
    }
}
