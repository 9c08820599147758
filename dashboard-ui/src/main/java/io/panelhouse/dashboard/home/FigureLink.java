package io.panelhouse.dashboard.home;

import com.vaadin.flow.component.html.Anchor;

/** A tile's figure, which opens the rows that it counts. */
final class FigureLink extends Anchor {

    private static final long serialVersionUID = 1;

    FigureLink(String rows) {
        super(rows, "");
        addClassName("ph-figure");
        getElement().setAttribute("router-link", true);
    }
}
