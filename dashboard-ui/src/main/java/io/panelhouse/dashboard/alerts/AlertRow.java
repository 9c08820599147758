package io.panelhouse.dashboard.alerts;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.alerts.OpenAlerts.OpenAlert;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.event.Alert;

/** An alert in a list: icon, sentence and time; it leads to the rows that it is about. */
final class AlertRow extends ListItem {

    private static final long serialVersionUID = 1;

    AlertRow(OpenAlert open, Formats formats) {
        Alert alert = open.alert();
        addClassName("ph-alert");
        Span sentence = new Span(AlertWords.sentence(alert, open.account(), formats));
        sentence.addClassName("ph-grow");
        Span since = new Span(AlertWords.since(alert.openedAt(), formats));
        since.addClassNames("ph-xs", "ph-mute", "ph-nowrap");
        Anchor link = new Anchor(AlertWords.address(alert));
        link.getElement().setAttribute("router-link", true);
        link.add(AlertWords.icon(alert.kind()), sentence, since);
        add(link);
    }
}
