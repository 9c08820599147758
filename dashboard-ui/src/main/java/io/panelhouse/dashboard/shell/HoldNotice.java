package io.panelhouse.dashboard.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import io.panelhouse.panel.hold.Hold;
import java.util.Optional;

/** Whether the person of a page may move credits, and how to go on if not. One for each page. */
public interface HoldNotice {

    /** The hold under which the person stands. */
    Optional<Hold> hold();

    /** When it began, as the person reads times. */
    String since(Hold hold);

    /** Asks for the second factor, which ends the hold, then does the work. */
    void prove(Runnable then);

    /** Makes this the notice of a page. */
    static void put(UI page, HoldNotice notice) {
        ComponentUtil.setData(page, HoldNotice.class, notice);
    }

    /** The notice of the current page, if it has one. */
    static Optional<HoldNotice> current() {
        UI page = UI.getCurrent();
        return page == null ? Optional.empty() : Optional.ofNullable(ComponentUtil.getData(page, HoldNotice.class));
    }
}
