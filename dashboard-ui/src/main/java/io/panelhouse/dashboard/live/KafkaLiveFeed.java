package io.panelhouse.dashboard.live;

import com.vaadin.flow.shared.Registration;
import io.panelhouse.event.Alert;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The live feed of this process: one reader of the live topics, one bell for all who look. */
public final class KafkaLiveFeed implements LiveFeed, AutoCloseable {

    /** How often the bell is rung for what time alone moves, and for listeners that rested. */
    private static final Duration BELL_INTERVAL = Duration.ofMillis(200);
    /** How long it rests in any case, so that a flood of changes costs no more than so many rings. */
    private static final Duration BELL_REST = Duration.ofMillis(10);

    private static final Duration LATE_REMINDER = Duration.ofSeconds(10);
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final LiveReadings readings = new LiveReadings();
    private final ExecutorService listeners = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore changes = new Semaphore(0);
    private final LiveBell bell = new LiveBell(listeners, changes::release);
    private final LiveBell signIns = new LiveBell(listeners, changes::release);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final LiveTopicReader reader;
    private final InstantSource clock;
    private final Consumer<Alert> recorder;
    private boolean wasFresh;
    private Instant remindedAt = Instant.EPOCH;

    /**
     * Starts reading.
     *
     * @param bootstrapServers need not answer yet: the feed is late until they do
     * @param recorder is given every alert of the topic, on the reader's thread
     */
    public KafkaLiveFeed(String bootstrapServers, InstantSource clock, Consumer<Alert> recorder) {
        this.clock = clock;
        this.recorder = recorder;
        this.reader = new LiveTopicReader(bootstrapServers, new Intake());
        Thread.ofPlatform().name("live-bell").daemon().start(this::ringUntilClosed);
        reader.start();
    }

    @Override
    public Optional<LiveCounters> counters(ResellerId reseller) {
        return readings.counters(reseller);
    }

    @Override
    public Online online(Collection<ResellerId> resellers) {
        return readings.online(resellers);
    }

    @Override
    public Totals totals(Collection<ResellerId> resellers) {
        return readings.totals(resellers);
    }

    @Override
    public List<ConnectionIssue> issues(Collection<ResellerId> resellers) {
        return readings.issues(resellers);
    }

    @Override
    public List<Alert> alerts(Collection<ResellerId> resellers) {
        return readings.alerts(resellers);
    }

    @Override
    public boolean fresh() {
        return readings.freshAt(clock.instant());
    }

    @Override
    public @Nullable Instant lastBeat() {
        return readings.lastBeat();
    }

    @Override
    public @Nullable Instant lastCapture() {
        return readings.lastCapture();
    }

    @Override
    public void raise(Alert alert) {
        if (readings.accept(alert)) {
            bell.changed(alert.resellerId());
        }
    }

    @Override
    public Registration onChange(Collection<ResellerId> resellers, Runnable listener) {
        return bell.subscribe(resellers, listener);
    }

    @Override
    public Registration onSignIn(Collection<ResellerId> resellers, Runnable listener) {
        return signIns.subscribe(resellers, listener);
    }

    @Override
    public void close() {
        closed.countDown();
        reader.close();
        listeners.shutdownNow();
    }

    private void ringUntilClosed() {
        try {
            while (!closed.await(BELL_REST.toMillis(), TimeUnit.MILLISECONDS)) {
                if (changes.tryAcquire(BELL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    changes.drainPermits();
                }
                ring();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void ring() {
        Instant now = clock.instant();
        boolean fresh = readings.freshAt(now);
        // Time alone moves things too: what is due, and how late the feed is.
        boolean remind = !remindedAt.plus(fresh ? REMINDER : LATE_REMINDER).isAfter(now);
        if (fresh != wasFresh || remind) {
            wasFresh = fresh;
            remindedAt = now;
            bell.changedForAll();
        }
        bell.ring(now);
        signIns.ring(now);
    }

    /** Takes in what the reader reads and rings for whom it concerns. */
    private final class Intake implements LiveTopicReader.Listener {

        @Override
        public void accept(LiveCounters reading) {
            if (readings.accept(reading)) {
                bell.changed(reading.resellerId());
            }
        }

        @Override
        public void accept(ConnectionIssue issue) {
            if (readings.accept(issue)) {
                bell.changed(issue.resellerId());
            }
        }

        @Override
        public void accept(Alert alert) {
            raise(alert);
            recorder.accept(alert);
        }

        @Override
        public void signIn(ResellerId reseller) {
            signIns.changed(reseller);
        }

        @Override
        public void captured(Instant occurredAt) {
            readings.captured(occurredAt);
        }

        @Override
        public void beat(Instant occurredAt) {
            readings.beat(occurredAt, clock.instant());
        }
    }
}
