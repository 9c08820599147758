package io.panelhouse.dashboard.unlocked;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.Alerts;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.device.ExposedAccount;
import io.panelhouse.panel.device.Exposure;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** How many accounts can be shared, from how many devices each was used, and one way to lock them all. */
@Route(value = "unlocked", layout = MainLayout.class)
@PermitAll
final class UnlockedView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int DAYS = 30;
    private static final int PAGE = 50;
    private static final int PHONE_WIDTH = 800;

    private final CurrentOperator operator;
    private final Desk desk;
    private final Devices devices;
    private final Alerts alerts;
    private final Formats formats;
    private final Span sums = new Span();
    private final Button lockAll = new Button("", click -> openPlan());
    private final UnlockedGrid grid;
    private final Div empty = new Div();
    private final Div side = new Div();
    private Set<AccountId> shared = Set.of();
    private Exposure shown = new Exposure(Instant.EPOCH, 0, 0, 0, java.util.List.of());

    UnlockedView(CurrentOperator operator, Desk desk, Devices devices, Alerts alerts, InstantSource clock) {
        this.operator = operator;
        this.desk = desk;
        this.devices = devices;
        this.alerts = alerts;
        this.formats = new Formats(operator.scope().zone(), clock);
        this.grid = new UnlockedGrid(
                (offset, limit) -> exposure(offset, limit).page(),
                () -> Math.toIntExact(shown.accounts()),
                account -> shared.contains(account),
                operator,
                formats,
                operator.actor().may(Permission.SELL) ? this::lock : null);
        addClassNames("ph-page", "ph-accounts", "ph-unlocked");
        sums.addClassNames("ph-s", "ph-mute");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        lockAll.addThemeVariants(ButtonVariant.PRIMARY);
        lockAll.setPrefixComponent(new Icon("lock"));
        Div head = new Div(new H1(text("unlocked.title")), sums, spacer, lockAll);
        head.addClassName("ph-head");
        Span nothing = new Span(text("unlocked.none"));
        nothing.addClassName("ph-strong");
        empty.add(nothing, new Span(text("unlocked.none.why")));
        empty.addClassName("ph-empty");
        Span why = new Span(text("unlocked.why"));
        why.addClassNames("ph-s", "ph-mute");
        Section list = new Section(why, grid, empty);
        list.addClassNames("ph-tile", "ph-list-tile");
        side.addClassName("ph-side");
        side.setVisible(false);
        Div work = new Div(list, side);
        work.addClassName("ph-work");
        add(head, work);
        refresh();
    }

    @Override
    public String getPageTitle() {
        return text("unlocked.title") + " · Panelhouse";
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Registration own = desk.onOperation(this::refresh);
        Page browser = attached.getUI().getPage();
        Registration resizing =
                browser.addBrowserWindowResizeListener(resized -> grid.narrow(resized.getWidth() <= PHONE_WIDTH));
        browser.executeJs("return window.innerWidth").then(Integer.class, width -> grid.narrow(width <= PHONE_WIDTH));
        addDetachListener(detached -> {
            own.remove();
            resizing.remove();
            detached.unregisterListener();
        });
    }

    /** How many accounts and devices, as the head says it. */
    String sums() {
        return sums.getText();
    }

    Grid<ExposedAccount> grid() {
        return grid;
    }

    /** Shows what locking them all comes to. */
    LockPanel openPlan() {
        LockPanel panel = new LockPanel(operator, devices, shown, formats, this::refresh, this::closeSide);
        side.removeAll();
        side.add(panel);
        side.setVisible(true);
        addClassName("ph-with-side");
        return panel;
    }

    private void closeSide() {
        side.removeAll();
        side.setVisible(false);
        removeClassName("ph-with-side");
    }

    private void lock(ExposedAccount account) {
        try {
            devices.relearn(operator.actor(), null, account.id());
            Message.done(text("unlocked.one.done", account.name()));
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.failed"), failure);
        }
        refresh();
    }

    private void refresh() {
        try {
            shown = exposure(0, PAGE);
            shared = alerts.told(
                    operator.actor(), AlertKind.SHARING, operator.scope().panelId());
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.failed"), failure);
            return;
        }
        sums.setText(text(
                "unlocked.sums",
                shown.accounts(),
                formats.count(shown.accounts()),
                shown.devices(),
                formats.count(shown.devices()),
                formats.count(shown.shared())));
        boolean some = shown.accounts() > 0;
        lockAll.setText(text("unlocked.all", formats.count(LockPanel.most(shown))));
        lockAll.setVisible(some && operator.actor().may(Permission.SELL));
        grid.setVisible(some);
        empty.setVisible(!some);
        grid.getDataProvider().refreshAll();
    }

    private Exposure exposure(int offset, int limit) {
        return devices.exposure(operator.actor(), operator.scope().panelId(), Duration.ofDays(DAYS), offset, limit);
    }
}
