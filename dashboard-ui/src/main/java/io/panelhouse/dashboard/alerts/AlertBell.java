package io.panelhouse.dashboard.alerts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.shell.BarPart;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.event.Alert;
import io.panelhouse.panel.account.Accounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The bell of the bar: how many open alerts the operator has not seen yet, all of them in a popover. */
@org.springframework.stereotype.Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class AlertBell extends Div implements BarPart {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final LiveFeed feed;
    private final SeenAlerts seen;
    private final AccountNames names;
    private final Formats formats;
    private final NativeButton button = new NativeButton();
    private final Span badge = new Span();
    private final UnorderedList list = new UnorderedList();
    private final Paragraph none = new Paragraph(text("alerts.none"));
    private final Set<Episode> known = new HashSet<>();
    private final Popover popover = new Popover();

    AlertBell(CurrentOperator operator, Accounts accounts, LiveFeed feed, InstantSource clock) {
        this.operator = operator;
        this.feed = feed;
        this.seen = new SeenAlerts(operator);
        this.names = new AccountNames(operator, accounts);
        this.formats = new Formats(operator.home().zone(), clock);
        addClassName("ph-bell");
        badge.addClassName("ph-bell-count");
        badge.getElement().setAttribute("aria-hidden", "true");
        button.add(new Icon("bell"), badge);
        button.addClassName("ph-icon-button");
        button.getElement().setAttribute("aria-haspopup", "dialog");
        add(button, popover());
        alerts().forEach(alert -> known.add(Episode.of(alert)));
        show();
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI ui = attached.getUI();
        Registration live = feed.onChange(List.of(operator.home().reseller()), ui.accessLater(this::refresh, () -> {}));
        addDetachListener(detached -> {
            live.remove();
            detached.unregisterListener();
        });
    }

    /** How many are open and not seen, as the bell shows it; empty for none. */
    String unseen() {
        return badge.getText();
    }

    /** What opening the bell does. */
    void look() {
        List<Alert> alerts = alerts();
        list.removeAll();
        alerts.forEach(alert -> list.add(new AlertRow(alert, names.of(alert), formats)));
        list.setVisible(!alerts.isEmpty());
        none.setVisible(alerts.isEmpty());
        seen.see(alerts);
        show();
    }

    private Popover popover() {
        list.addClassName("ph-list");
        none.addClassNames("ph-s", "ph-mute");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setWidth("360px");
        popover.setAriaLabel(text("alerts.title"));
        popover.addClassName("ph-bell-list");
        popover.add(new H2(text("alerts.title")), none, list);
        popover.addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                look();
            }
        });
        return popover;
    }

    private void refresh() {
        List<Alert> came =
                alerts().stream().filter(alert -> known.add(Episode.of(alert))).toList();
        if (!came.isEmpty()) {
            String newest = AlertWords.sentence(came.getFirst(), names.of(came.getFirst()), formats);
            Message.alert(came.size() == 1 ? newest : text("alerts.andMore", newest, came.size() - 1));
        }
        show();
    }

    private void show() {
        int unseen = seen.unseen(alerts()).size();
        badge.setText(unseen == 0 ? "" : formats.count(unseen));
        badge.setVisible(unseen > 0);
        button.getElement().setAttribute("aria-label", text("alerts.bell", unseen));
    }

    private List<Alert> alerts() {
        return feed.alerts(List.of(operator.home().reseller()));
    }

    private record Episode(String key, Instant openedAt) {
        static Episode of(Alert alert) {
            return new Episode(alert.key(), alert.openedAt());
        }
    }
}
