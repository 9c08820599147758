package io.panelhouse.dashboard.shell;

import com.vaadin.flow.component.html.Span;

/** One icon of {@code ph/icons.css}, in the colour of its surroundings; decoration only, the word beside it speaks. */
public final class Icon extends Span {

    private static final long serialVersionUID = 1;

    /** An icon by its name in the style sheet, 16 px. */
    public Icon(String name, String... more) {
        addClassNames("ph-i", "ph-i-" + name);
        addClassNames(more);
        getElement().setAttribute("aria-hidden", "true");
    }
}
