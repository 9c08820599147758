package io.panelhouse.ingest.capture;

import io.panelhouse.event.Topics;
import io.panelhouse.ingest.publish.TopicSetup;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the replication slot and publishes, until it is closed. When PostgreSQL or Kafka fails it starts again from the
 * last acknowledged position, after a pause that grows from 0.5 s to 2 s.
 */
public final class ChangeCapture implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeCapture.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

    private final CaptureSettings settings;
    private final InstantSource clock;
    private final AtomicReference<CaptureStatus> status = new AtomicReference<>(CaptureStatus.NOT_STARTED);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::captureUntilClosed, "capture");
    private final QuarantineWatch refused = new QuarantineWatch();
    private final TopicTail refusals;
    private final TopicTail replays;
    private volatile @Nullable CaptureRun run;

    /** Nothing happens before {@link #start}. */
    public ChangeCapture(CaptureSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        String kafka = settings.bootstrapServers();
        this.refusals = new TopicTail(kafka, Topics.QUARANTINE, null, refused);
        this.replays = new TopicTail(kafka, TopicSetup.AGAIN_TOPIC, CaptureAgain.GROUP, new CaptureAgain(kafka, clock));
    }

    /**
     * Starts in the background.
     *
     * @throws CannotCaptureException if the database is not prepared for capture
     * @throws SQLException if the database does not answer
     */
    public void start() throws SQLException {
        new ReplicationSlot(settings).requirePrepared();
        refusals.start();
        replays.start();
        thread.start();
    }

    /** How it is doing. */
    public CaptureStatus status() {
        return status.get().with(refused.waiting());
    }

    /** Stops reading. What Kafka acknowledged counts as read; the rest is read again next time. */
    @Override
    public void close() {
        closing.countDown();
        CaptureRun current = run;
        if (current != null) {
            current.stop();
        }
        replays.close();
        refusals.close();
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                LOG.warn(
                        "Capture did not stop within {} s; the rest is read again at the next start",
                        CLOSE_TIMEOUT.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void captureUntilClosed() {
        Duration pause = FIRST_PAUSE;
        while (isOpen()) {
            long rowsBefore = status.get().rows();
            String trouble = captureOnce();
            if (!isOpen()) {
                return;
            }
            pause = status.get().rows() > rowsBefore ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            update(before -> before.stopped(trouble));
            LOG.warn("{}; capture starts again in {} ms", trouble, pause.toMillis());
            await(pause);
        }
    }

    /** Returns why it ended. */
    private String captureOnce() {
        try (CaptureRun current = new CaptureRun(settings, clock, this::update)) {
            run = current;
            if (isOpen()) {
                update(CaptureStatus::started);
                current.untilStopped();
            }
            return "Capture ended";
        } catch (SQLException interrupted) {
            return "Capture was interrupted: " + firstLine(interrupted.getMessage());
        } catch (KafkaException unavailable) {
            return "Cannot capture: " + firstLine(unavailable.getMessage());
        } catch (RuntimeException failed) {
            LOG.warn("Capture failed", failed);
            return "Cannot capture: " + firstLine(failed.getMessage());
        } finally {
            run = null;
        }
    }

    private void update(UnaryOperator<CaptureStatus> change) {
        status.updateAndGet(change);
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void await(Duration pause) {
        try {
            if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Closed while waiting");
            }
        } catch (InterruptedException interrupted) {
            closing.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse(message);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
