package io.panelhouse.simulator.live;

import io.panelhouse.panel.session.Sessions;
import java.time.Instant;

/** Subscribers who leave: most with a stop, some without a word. A stop that failed is sent again. */
final class Departures {
    private static final int MAX_PER_TICK = 500;

    private final Sessions sessions;
    private final SessionBook book;
    private final PanelWork work;

    private long stopped;

    Departures(Sessions sessions, LiveState state) {
        this.sessions = sessions;
        this.book = state.book();
        this.work = state.work();
    }

    void tick(Instant now) {
        for (Watching watching : book.departuresDue(now, MAX_PER_TICK)) {
            boolean started = watching.silently()
                    || work.start(
                            () -> sessions.close(watching.sessionId()), closed -> stopped++, () -> again(watching));
            if (!started) {
                again(watching);
            }
        }
    }

    long stopped() {
        return stopped;
    }

    private void again(Watching watching) {
        book.add(watching, work.now());
    }
}
