package io.panelhouse.ingest.gateway;

import io.panelhouse.panel.session.Sessions;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes sessions whose heartbeats stopped. It begins late, as nobody's heartbeat came while the gateway was down. */
final class SessionSweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionSweeper.class);
    private static final int MAX_AT_ONCE = 1_000;

    private final Sessions sessions;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("session-sweeper").daemon().unstarted(work));

    SessionSweeper(Sessions sessions) {
        this.sessions = sessions;
    }

    void start(Duration firstAfter, Duration every) {
        var unused = thread.scheduleWithFixedDelay(
                this::sweep, firstAfter.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            int closed;
            do {
                closed = sessions.closeSilent(MAX_AT_ONCE);
                if (closed > 0) {
                    LOG.info("Closed {} sessions whose heartbeats stopped", closed);
                }
            } while (closed == MAX_AT_ONCE);
        } catch (RuntimeException unavailable) {
            LOG.warn("Cannot close silent sessions: {}; it is tried again", unavailable.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
