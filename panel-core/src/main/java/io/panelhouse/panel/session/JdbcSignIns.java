package io.panelhouse.panel.session;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.database.Times;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins decided on PostgreSQL, behind two queues: a thread for each takes what waits as soon as its batch before is
 * durable; a lone attempt waits for nothing. While one waits for the disk, the other works. Attempts with the same name
 * go through the same queue, so that they are decided in the order in which they came. A thread begins with its first
 * attempt.
 */
public final class JdbcSignIns implements SignIns, AutoCloseable {

    private static final int LINES = 2;
    private static final int MAX_TRIES = 4;
    private static final long IDLE_POLL_MILLIS = 1_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

    /** Unique violation, serialization failure, deadlock: another process was faster, and the next reading sees it. */
    private static final Set<String> WORTH_RETRYING = Set.of("23505", "40001", "40P01");

    /** A batch holds attempts at many edges; each sees its own subtree only. */
    private static final Actor HOUSE = Actor.house("door");

    private final PanelDatabase database;
    private final InstantSource time;
    private final SecretCheck secrets;
    private final List<Line> lines = Stream.generate(Line::new).limit(LINES).toList();

    public JdbcSignIns(PanelDatabase database, InstantSource time, SecretCheck secrets) {
        this.database = database;
        this.time = time;
        this.secrets = secrets;
    }

    @Override
    public SignInDecision attempt(SignInRequest request) {
        try {
            return submit(request).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public CompletableFuture<SignInDecision> submit(SignInRequest request) {
        return wait(new WaitingAttempt(request, null));
    }

    @Override
    public CompletableFuture<SignInDecision> refuse(SignInRequest request, SignInOutcome reason) {
        if (reason == SignInOutcome.ACCEPTED) {
            throw new IllegalArgumentException("Invalid reason to refuse: must not be ACCEPTED");
        }
        return wait(new WaitingAttempt(request, reason));
    }

    private CompletableFuture<SignInDecision> wait(WaitingAttempt attempt) {
        int line = Math.floorMod(SearchText.of(attempt.request().accountName()).hashCode(), LINES);
        try {
            lines.get(line).add(attempt);
        } catch (PanelUnavailableException full) {
            attempt.answer().completeExceptionally(full);
        }
        return attempt.answer();
    }

    /** An attempt that the database cannot take fails alone. */
    private void answer(List<WaitingAttempt> batch) {
        try {
            List<SignInDecision> decisions = decide(batch);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(decisions.get(i));
            }
        } catch (JdbiException e) {
            if (batch.size() == 1) {
                batch.getFirst().answer().completeExceptionally(e);
                return;
            }
            int half = batch.size() / 2;
            answer(batch.subList(0, half));
            answer(batch.subList(half, batch.size()));
        } catch (RuntimeException e) {
            batch.forEach(attempt -> attempt.answer().completeExceptionally(e));
        }
    }

    private List<SignInDecision> decide(List<WaitingAttempt> batch) {
        for (int tries = 1; ; tries++) {
            try {
                return database.transaction(
                        HOUSE,
                        handle -> new SignInBatch(handle.getConnection(), secrets, Times.exact(time.instant()))
                                .decide(batch));
            } catch (JdbiException e) {
                boolean again = PanelDatabase.sqlState(e)
                        .filter(WORTH_RETRYING::contains)
                        .isPresent();
                if (!again || tries == MAX_TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Answers what waits, then stops. */
    @Override
    public void close() {
        lines.forEach(Line::close);
        lines.forEach(Line::awaitEnd);
    }

    /** A queue and the thread that empties it. */
    private final class Line {

        private final SignInQueue queue = new SignInQueue();
        private @Nullable Thread thread;

        void add(WaitingAttempt attempt) {
            queue.add(attempt);
            start();
        }

        private synchronized void start() {
            if (thread == null) {
                thread = Thread.ofPlatform().name("panel-door").daemon().start(this::run);
            }
        }

        private void run() {
            while (!queue.isOver()) {
                try {
                    List<WaitingAttempt> batch = queue.take(IDLE_POLL_MILLIS);
                    if (!batch.isEmpty()) {
                        answer(batch);
                    }
                } catch (InterruptedException e) {
                    queue.close();
                }
            }
        }

        void close() {
            queue.close();
        }

        void awaitEnd() {
            Thread running;
            synchronized (this) {
                running = thread;
            }
            try {
                if (running != null && !running.join(CLOSE_TIMEOUT)) {
                    running.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
