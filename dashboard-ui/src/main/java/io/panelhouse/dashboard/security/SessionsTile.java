package io.panelhouse.dashboard.security;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.dashboard.signin.SignedIn;
import io.panelhouse.panel.security.OperatorSession;
import io.panelhouse.panel.security.PanelSecurity;
import java.util.List;

/** Where the person is signed in, and the way out of all but here. */
final class SessionsTile {

    private static final int PHONE_WIDTH = 800;

    private final SignedIn signedIn;
    private final PanelSecurity security;
    private final Tile tile = new Tile(text("security.sessions"), text("security.sessions.definition"));
    private final Grid<OperatorSession> grid = new Grid<>();
    private final Button others = new Button(text("security.sessions.others"), click -> endOthers());

    SessionsTile(SignedIn signedIn, PanelSecurity security, Formats formats) {
        this.signedIn = signedIn;
        this.security = security;
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(this::device)
                .setHeader(text("security.sessions.device"))
                .setFlexGrow(2);
        List<Grid.Column<OperatorSession>> wide = List.of(
                grid.addColumn(OperatorSession::address)
                        .setHeader(text("security.sessions.address"))
                        .setFlexGrow(1),
                grid.addColumn(session -> formats.past(session.openedAt()))
                        .setHeader(text("security.sessions.since"))
                        .setFlexGrow(1));
        grid.addColumn(session -> formats.past(session.seenAt()))
                .setHeader(text("security.sessions.used"))
                .setFlexGrow(1);
        grid.addComponentColumn(this::out).setTextAlign(ColumnTextAlign.END).setFlexGrow(1);
        grid.addAttachListener(attached -> attached.getUI()
                .getPage()
                .executeJs("return window.innerWidth")
                .then(Integer.class, width -> wide.forEach(column -> column.setVisible(width > PHONE_WIDTH))));
        tile.addToHead(others);
        tile.body().add(grid);
        show();
    }

    Tile tile() {
        return tile;
    }

    void show() {
        List<OperatorSession> sessions = security.sessions().of(signedIn.operator());
        grid.setItems(sessions);
        others.setEnabled(sessions.size() > 1);
    }

    private Span device(OperatorSession session) {
        Span device = new Span(new Span(session.device()));
        device.addClassName("ph-row");
        if (session.id().equals(signedIn.session())) {
            Span here = new Span(text("security.sessions.here"));
            here.addClassNames("ph-chip", "ph-info");
            device.add(here);
        }
        return device;
    }

    private Button out(OperatorSession session) {
        Button out = new Button(text("security.sessions.out"), click -> {
            security.sessions().end(signedIn.operator(), session.id());
            Message.done(text("security.sessions.outDone", session.device()));
            show();
        });
        out.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        out.setVisible(!session.id().equals(signedIn.session()));
        return out;
    }

    private void endOthers() {
        int ended = security.sessions().endOthers(signedIn.operator(), signedIn.session());
        Message.done(text("security.sessions.othersDone", ended));
        show();
    }
}
