package io.panelhouse.ingest.importing.replay;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.history.HistoryImport;
import io.panelhouse.panel.history.ImportResult;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Plays a replay against the panel and the gateway, until its end or until it is told to stop. Where the panel does not
 * answer it tries again for a minute: what was written already is not written twice.
 */
public final class ReplayRun {

    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration BEAT_EVERY = Duration.ofSeconds(30);
    private static final Duration BEAT_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(2);
    private static final int MAX_TRIES = 30;

    private final Replay replay;
    private final HistoryImport history;
    private final GatewayClient gateway;
    private final Target target;
    private final InstantSource clock;
    private final PrintStream err;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Instant nextBeat;

    /** What the records are journaled as. */
    public record Target(Actor actor, ResellerId reseller, String source) {}

    /** Nothing happens before {@link #play}. */
    public ReplayRun(
            Replay replay,
            HistoryImport history,
            GatewayClient gateway,
            Target target,
            InstantSource clock,
            PrintStream err) {
        this.replay = replay;
        this.history = history;
        this.gateway = gateway;
        this.target = target;
        this.clock = clock;
        this.err = err;
        this.nextBeat = clock.instant().plus(BEAT_EVERY);
    }

    /** Plays; returns when all sessions that it opened are closed. */
    public void play() throws InterruptedException {
        try {
            while (!replay.isAtEnd() && stopping.getCount() > 0) {
                Replay.Due due = replay.next(clock.instant());
                write(due);
                beatIfTime();
                if (due.isEmpty() && stopping.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                    err.println("Stopping; sessions that are open are closed");
                }
            }
        } finally {
            write(replay.closeAll(clock.instant()));
        }
    }

    /** Makes {@link #play} come to its end. */
    public void stop() {
        stopping.countDown();
    }

    private void write(Replay.Due due) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                writeOnce(due);
                return;
            } catch (RuntimeException unavailable) {
                if (tries == MAX_TRIES) {
                    throw unavailable;
                }
                err.println("Cannot write to the panel: " + unavailable.getMessage() + "; it is tried again");
                Thread.sleep(RETRY_PAUSE);
            }
        }
    }

    private void writeOnce(Replay.Due due) {
        ImportResult result = ImportResult.EMPTY;
        if (!due.attempts().isEmpty()) {
            result = result.plus(history.attempts(target.actor, target.reseller, target.source, due.attempts()));
        }
        if (!due.sessions().isEmpty()) {
            result = result.plus(history.sessions(target.actor, target.reseller, target.source, due.sessions()));
        }
        result.refused().forEach(row -> err.println("The panel refused a record: " + row.reason()));
    }

    private void beatIfTime() throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(nextBeat)) {
            return;
        }
        try {
            gateway.beat(target.reseller, replay.openSessions());
            nextBeat = now.plus(BEAT_EVERY);
        } catch (IOException unavailable) {
            err.println("Cannot send heartbeats: " + unavailable.getMessage() + "; they are sent again in "
                    + BEAT_AGAIN_AFTER.toSeconds() + " s");
            nextBeat = now.plus(BEAT_AGAIN_AFTER);
        }
    }
}
