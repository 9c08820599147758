package io.panelhouse.dashboard.shell;

import com.vaadin.flow.component.Component;

/** What a feature puts into the bar of a page; made for one page. */
@FunctionalInterface
public interface BarPart {

    /** The component; always the same one. */
    Component component();
}
