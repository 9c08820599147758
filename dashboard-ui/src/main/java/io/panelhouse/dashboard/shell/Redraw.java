package io.panelhouse.dashboard.shell;

import com.vaadin.flow.component.HasText;
import com.vaadin.flow.dom.Element;

/**
 * Moves what is on the page already. Flow tells the browser of every text that is set, the same one too, and of its
 * place; what is moved each second on every open page must cost no more than what changed.
 */
public final class Redraw {

    private Redraw() {}

    /** The part says this, whatever it said before. */
    public static void text(HasText part, String text) {
        text(part.getElement(), text);
    }

    static void text(Element element, String text) {
        if (element.getChildCount() != 1 || !element.getChild(0).isTextNode()) {
            element.setText(text);
        } else if (!element.getChild(0).getText().equals(text)) {
            element.getChild(0).setText(text);
        }
    }
}
