package io.panelhouse.dashboard.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;

/**
 * Pages whose browser went away without a word: it lost its power or its network. Vaadin closes them at the next
 * request of their session, which may never come; until then they would be kept and told of every change.
 */
public final class DesertedPages {

    private DesertedPages() {}

    /** Closes the pages of a session that missed three signs of life, as soon as the session's lock is free. */
    public static void close(VaadinSession session) {
        // Not waited for: a page that is busy is not deserted.
        var unused = session.access(() -> {
            for (UI page : List.copyOf(session.getUIs())) {
                if (!session.getService().isUIActive(page)) {
                    close(session, page);
                }
            }
        });
    }

    private static void close(VaadinSession session, UI page) {
        var before = CurrentInstance.setCurrent(page);
        try {
            page.close();
            session.removeUI(page);
        } finally {
            CurrentInstance.restoreInstances(before);
        }
    }
}
