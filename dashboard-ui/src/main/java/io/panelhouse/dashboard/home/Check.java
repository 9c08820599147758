package io.panelhouse.dashboard.home;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.shell.Icon;

/** One line of evidence beside a figure: icon, what holds, and the numbers it follows from. */
final class Check extends ListItem {

    private static final long serialVersionUID = 1;

    private final Span what = new Span();
    private final Span numbers = new Span();

    Check() {
        numbers.addClassNames("ph-xs", "ph-mute");
    }

    void show(String icon, String tone, String sentence, String evidence) {
        what.setText(sentence);
        numbers.setText(evidence);
        removeAll();
        add(new Icon(icon, tone), new Span(what, numbers));
    }

    String sentence() {
        return what.getText();
    }

    String evidence() {
        return numbers.getText();
    }
}
