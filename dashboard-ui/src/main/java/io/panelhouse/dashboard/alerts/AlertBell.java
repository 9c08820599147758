package io.panelhouse.dashboard.alerts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
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
import io.panelhouse.dashboard.alerts.Episodes.Name;
import io.panelhouse.dashboard.alerts.OpenAlerts.OpenAlert;
import io.panelhouse.dashboard.live.LivePage;
import io.panelhouse.dashboard.shell.BarPart;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Redraw;
import io.panelhouse.event.ResellerId;
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

    private final OpenAlerts open;
    private final ResellerId home;
    private final Formats formats;
    private final NativeButton button = new NativeButton();
    private final Span badge = new Span();
    private final UnorderedList list = new UnorderedList();
    private final Paragraph none = new Paragraph(text("alerts.none"));
    private final Set<Name> known = new HashSet<>();
    private final Popover popover = new Popover();

    AlertBell(CurrentOperator operator, OpenAlerts open, InstantSource clock) {
        this.open = open;
        this.home = operator.home().reseller();
        this.formats = new Formats(operator.home().zone(), clock);
        addClassName("ph-bell");
        badge.addClassName("ph-bell-count");
        badge.getElement().setAttribute("aria-hidden", "true");
        button.add(new Icon("bell"), badge);
        button.addClassName("ph-icon-button");
        button.getElement().setAttribute("aria-haspopup", "dialog");
        add(button, popover());
        alerts().forEach(alert -> known.add(Name.of(alert.alert())));
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
        Registration live = open.feed().onChange(List.of(home), LivePage.part(ui, this::refresh));
        Registration marked = open.onChange(this::show);
        addDetachListener(detached -> {
            live.remove();
            marked.remove();
            detached.unregisterListener();
        });
    }

    /** How many are open and not seen, as the bell shows it; empty for none. */
    String unseen() {
        return badge.getText();
    }

    /** What opening the bell does. */
    void look() {
        List<OpenAlert> alerts = alerts();
        list.removeAll();
        alerts.forEach(alert -> list.add(new AlertRow(alert, formats)));
        list.setVisible(!alerts.isEmpty());
        none.setVisible(alerts.isEmpty());
        open.look(alerts);
    }

    private Popover popover() {
        list.addClassName("ph-list");
        none.addClassNames("ph-s", "ph-mute");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setWidth("360px");
        popover.setAriaLabel(text("alerts.title"));
        popover.addClassName("ph-bell-list");
        Anchor all = new Anchor("alerts", text("alerts.history"));
        all.getElement().setAttribute("router-link", true);
        all.addClassNames("ph-s", "ph-bell-all");
        popover.add(new H2(text("alerts.title")), none, list, all);
        popover.addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                look();
            }
        });
        return popover;
    }

    private void refresh() {
        List<OpenAlert> alerts = alerts();
        List<OpenAlert> came = alerts.stream()
                .filter(alert -> known.add(Name.of(alert.alert())))
                .toList();
        if (!came.isEmpty()) {
            String newest =
                    AlertWords.sentence(came.getFirst().alert(), came.getFirst().account(), formats);
            Message.alert(came.size() == 1 ? newest : text("alerts.andMore", newest, came.size() - 1));
        }
        show(alerts);
    }

    private void show() {
        show(alerts());
    }

    private void show(List<OpenAlert> alerts) {
        int unseen = (int) alerts.stream().filter(alert -> !alert.seen()).count();
        Redraw.text(badge, unseen == 0 ? "" : formats.count(unseen));
        badge.setVisible(unseen > 0);
        button.getElement().setAttribute("aria-label", text("alerts.bell", unseen));
    }

    private List<OpenAlert> alerts() {
        return open.of(home);
    }
}
