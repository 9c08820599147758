package io.panelhouse.dashboard.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** What each key does. */
final class KeyboardMap extends Dialog {

    private static final long serialVersionUID = 1;

    private static final List<List<String>> KEYS = List.of(
            List.of("/", "find account"),
            List.of("n", "quick create"),
            List.of("g h", "Home"),
            List.of("g w", "Weekly review"),
            List.of("g f", "Forecast"),
            List.of("Ctrl+Enter", "confirm in a preview"),
            List.of("?", "this map"),
            List.of("Esc", "close"));

    KeyboardMap() {
        setHeaderTitle("Keyboard map");
        Div list = new Div();
        list.addClassName("ph-keys");
        for (List<String> entry : KEYS) {
            Span key = new Span(entry.getFirst());
            key.addClassName("ph-key");
            list.add(key, new Span(entry.getLast()));
        }
        Span note = new Span("Single keys are off while a field has focus.");
        note.addClassNames("ph-xs", "ph-mute");
        add(list, note);
        getFooter().add(new Button("Close", click -> close()));
    }
}
