package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** What each key does. */
final class KeyboardMap extends Dialog {

    private static final long serialVersionUID = 1;

    KeyboardMap(List<Destination> pages) {
        setHeaderTitle(text("shell.keyboard"));
        Div list = new Div();
        list.addClassName("ph-keys");
        // Where it is higher than the window it scrolls, so the keyboard must be able to reach it.
        list.getElement().setAttribute("tabindex", "0");
        row(list, "/", text("shell.key.find"));
        row(list, "n", text("shell.key.create"));
        pages.forEach(page -> row(list, page.key(), page.title()));
        row(list, "j k", text("shell.key.rows"));
        row(list, text("shell.key.space"), text("shell.key.select"));
        row(list, text("shell.key.enter"), text("shell.key.open"));
        row(list, "r", text("shell.key.renew"));
        row(list, "s", text("shell.key.suspend"));
        row(list, "l", text("shell.key.lock"));
        row(list, "p", text("shell.key.pause"));
        row(list, text("shell.key.ctrlEnter"), text("shell.key.confirm"));
        row(list, "?", text("shell.key.map"));
        row(list, text("shell.key.esc"), text("shell.key.close"));
        Span note = new Span(text("shell.key.note"));
        note.addClassNames("ph-xs", "ph-mute");
        add(list, note);
        getFooter().add(new Button(text("shell.close"), click -> close()));
    }

    private static void row(Div list, String key, String does) {
        Span name = new Span(key);
        name.addClassName("ph-key");
        list.add(name, new Span(does));
    }
}
