package io.panelhouse.dashboard.live;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A browser page as the feed sees it. Whatever of the page is due is shown in one go under its lock, so that one change
 * costs one push; and while that waits for the lock nothing more waits behind it, however slow the page is. Safe for
 * use by many threads.
 */
public final class LivePage {

    private final Set<Runnable> due = new LinkedHashSet<>();
    private final Runnable underLock;
    private boolean waiting;

    private LivePage(UI ui) {
        this.underLock = ui.accessLater(this::showDue, () -> {});
    }

    /**
     * A listener that has a part of this page shown under the page's lock.
     *
     * @param show what shows the part; runs once for whatever came since it ran last
     */
    public static Runnable part(UI ui, Runnable show) {
        LivePage page = ComponentUtil.getData(ui, LivePage.class);
        if (page == null) {
            page = new LivePage(ui);
            ComponentUtil.setData(ui, LivePage.class, page);
        }
        return new Part(page, show);
    }

    /** Has these parts shown, and those that wait already. */
    private void show(Collection<Runnable> parts) {
        synchronized (due) {
            due.addAll(parts);
            if (waiting) {
                return;
            }
            waiting = true;
        }
        underLock.run();
    }

    private void showDue() {
        List<Runnable> parts;
        synchronized (due) {
            parts = List.copyOf(due);
            due.clear();
            waiting = false;
        }
        RuntimeException failed = null;
        for (Runnable part : parts) {
            try {
                part.run();
            } catch (RuntimeException e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** A listener of a page's part. */
    record Part(LivePage page, Runnable show) implements Runnable {

        @Override
        public void run() {
            page.show(List.of(show));
        }

        /** Runs listeners of one page together. */
        static void runAll(List<Runnable> listeners) {
            List<Runnable> parts = new ArrayList<>();
            LivePage page = null;
            for (Runnable listener : listeners) {
                if (listener instanceof Part part) {
                    page = part.page;
                    parts.add(part.show);
                } else {
                    listener.run();
                }
            }
            if (page != null) {
                page.show(parts);
            }
        }
    }
}
