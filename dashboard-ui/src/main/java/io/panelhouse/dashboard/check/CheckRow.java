package io.panelhouse.dashboard.check;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;

/** One item: a tick, what it is about, a word on it, and what can be done. */
final class CheckRow extends ListItem {

    private static final long serialVersionUID = 1;

    CheckRow(String name, boolean seen, Consumer<Boolean> tick) {
        addClassName("ph-check-row");
        getElement().setAttribute("data-seen", seen);
        Checkbox box = new Checkbox();
        box.setAriaLabel(text("check.seen", name));
        box.setValue(seen);
        box.addValueChangeListener(changed -> tick.accept(changed.getValue()));
        add(box);
    }

    /** What it is about, as the link to it. */
    CheckRow link(String address, String words) {
        Anchor link = new Anchor(address, words);
        link.getElement().setAttribute("router-link", true);
        link.addClassName("ph-name");
        add(link);
        return this;
    }

    CheckRow words(String words) {
        Span span = new Span(words);
        span.addClassNames("ph-grow", "ph-mute");
        add(span);
        return this;
    }

    CheckRow ways(Component... ways) {
        Div row = new Div(ways);
        row.addClassName("ph-row");
        add(row);
        return this;
    }
}
