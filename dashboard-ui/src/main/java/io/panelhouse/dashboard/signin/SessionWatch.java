package io.panelhouse.dashboard.signin;

import com.vaadin.flow.server.VaadinSession;
import io.panelhouse.dashboard.shell.DesertedPages;
import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.security.OperatorSessionId;
import io.panelhouse.panel.security.OperatorSessions;
import io.panelhouse.panel.security.PanelSecurity;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Asks the system of record every two seconds which sessions of this process have ended, and ends them here: requests
 * of such a session are nobody's, and its open pages are loaded again, which asks to sign in first and then comes back.
 * While the system of record does not answer there is nothing to be shown, and sessions stay. Pages that nobody has
 * open any more are closed.
 */
@Component
final class SessionWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    /** What is pushed is lost when the session goes at the same moment. */
    private static final Duration HEARD = Duration.ofMillis(500);
    /** Later than the session is forgotten. */
    private static final Duration RELOAD = Duration.ofSeconds(1);

    private static final Duration NOTE_USE = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final Duration LOOK_FOR_DESERTED = Duration.ofMinutes(1);

    private final PanelSecurity security;
    private final Map<OperatorSessionId, Watched> sessions = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("session-watch").factory());

    SessionWatch(PanelSecurity security) {
        this.security = security;
        repeat(LOOK, this::endEnded);
        repeat(NOTE_USE, this::noteUse);
        repeat(SWEEP, security::sweep);
        repeat(LOOK_FOR_DESERTED, this::closeDeserted);
    }

    private void repeat(Duration every, Runnable work) {
        var unused = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (PanelUnavailableException e) {
                        LOG.debug("Cannot look at the sessions: {}", e.getMessage());
                    } catch (RuntimeException e) {
                        LOG.error("Cannot look at the sessions; it is tried again", e);
                    }
                },
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    void add(OperatorSessionId id, HttpSession session) {
        sessions.put(id, new Watched(session));
    }

    void remove(OperatorSessionId id) {
        sessions.remove(id);
    }

    private void endEnded() {
        if (sessions.isEmpty()) {
            return;
        }
        Set<OperatorSessionId> ended = security.sessions().ended(List.copyOf(sessions.keySet()));
        for (OperatorSessionId id : ended) {
            Watched watched = sessions.remove(id);
            if (watched != null) {
                end(watched.session);
            }
        }
    }

    /** Tells the open pages to load again, and forgets who they were for once they have heard it. */
    private void end(HttpSession session) {
        try {
            for (VaadinSession pages : VaadinSession.getAllSessions(session)) {
                // Not waited for: a page that is busy must not keep the others open.
                var unused = pages.access(() -> List.copyOf(pages.getUIs()).forEach(page -> {
                    // Asked for again without a session, it comes back after the sign-in.
                    page.getPage().executeJs("setTimeout(() => location.reload(), $0)", RELOAD.toMillis());
                    page.push();
                }));
            }
        } catch (IllegalStateException gone) {
            LOG.debug("A session ended by itself", gone);
        }
        var unused = timer.schedule(() -> forget(session), HEARD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void forget(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException gone) {
            LOG.debug("A session ended by itself", gone);
        }
    }

    private void closeDeserted() {
        for (Watched watched : sessions.values()) {
            try {
                VaadinSession.getAllSessions(watched.session).forEach(DesertedPages::close);
            } catch (IllegalStateException gone) {
                LOG.debug("A session ended by itself", gone);
            }
        }
    }

    private void noteUse() {
        OperatorSessions registry = security.sessions();
        List<OperatorSessionId> used = sessions.entrySet().stream()
                .filter(entry -> entry.getValue().usedSinceLastLook())
                .map(Map.Entry::getKey)
                .toList();
        if (!used.isEmpty()) {
            registry.seen(used);
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }

    /** A session here, and when it had last been used when it was looked at. */
    private static final class Watched {
        private final HttpSession session;
        private long usedMillis;

        Watched(HttpSession session) {
            this.session = session;
        }

        boolean usedSinceLastLook() {
            try {
                long now = session.getLastAccessedTime();
                boolean used = now != usedMillis;
                usedMillis = now;
                return used;
            } catch (IllegalStateException gone) {
                return false;
            }
        }
    }
}
