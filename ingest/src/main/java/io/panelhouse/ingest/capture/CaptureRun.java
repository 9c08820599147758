package io.panelhouse.ingest.capture;

import io.panelhouse.ingest.publish.EventPublisher;
import io.panelhouse.ingest.translate.EventTranslator;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.postgresql.replication.ReplicationSlotInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of capture, from the slot to Kafka, until it is stopped or something fails.
 *
 * <p>The slot moves on in three steps: Kafka acknowledges all rows of a transaction, then the offset behind it, then
 * the slot hears of it. So the slot is never ahead of the offset; where it is, this Kafka lacks something, and the
 * journals are read whole. All but {@link #stop} is confined to one thread.
 */
final class CaptureRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CaptureRun.class);
    private static final Duration PATIENCE_WITH_KAFKA = Duration.ofSeconds(4);
    private static final long OFFSET_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int ROWS_OF_A_PART = 1_000;

    private final CaptureSettings settings;
    private final InstantSource clock;
    private final Consumer<UnaryOperator<CaptureStatus>> status;
    private final EventPublisher publisher;
    private final RowPublisher rows;
    private volatile boolean stopping;
    private volatile LogSequenceNumber kept = LogSequenceNumber.INVALID_LSN;

    CaptureRun(CaptureSettings settings, InstantSource clock, Consumer<UnaryOperator<CaptureStatus>> status) {
        this.settings = settings;
        this.clock = clock;
        this.status = status;
        this.publisher = new EventPublisher(settings.bootstrapServers());
        this.rows = new RowPublisher(publisher);
    }

    /**
     * Captures until {@link #stop}.
     *
     * @throws SQLException if the database fails
     * @throws KafkaException if Kafka fails
     */
    void untilStopped() throws SQLException {
        ReplicationSlot slot = new ReplicationSlot(settings);
        CaptureOffset offset = OffsetTopic.read(settings.bootstrapServers());
        Optional<String> gap = slot.gapBehind(offset);
        FeedBeats beats = FeedBeats.start(settings);
        try (Connection connection = settings.connectForReplication()) {
            if (offset == null || gap.isPresent()) {
                gap.ifPresent(LOG::warn);
                slot.dropIfExists();
                offset = readFirst(connection, slot.system());
            }
            if (offset != null) {
                follow(connection, offset);
            }
        } finally {
            beats.close();
        }
    }

    /** Makes it end soon, from any thread: what Kafka does not acknowledge within seconds is read again next time. */
    void stop() {
        stopping = true;
        var unused = giveUpAfterPatience();
    }

    /** Waits for what was sent: records that arrive late would come behind those that the next life sends again. */
    @Override
    public void close() {
        CompletableFuture<Void> giveUp = giveUpAfterPatience();
        try {
            publisher.awaitAcknowledged();
        } catch (KafkaException refused) {
            LOG.debug("Not all was acknowledged", refused);
        } finally {
            giveUp.cancel(false);
            publisher.close();
        }
    }

    // Rows that Kafka does not acknowledge would keep it from ending.
    private CompletableFuture<Void> giveUpAfterPatience() {
        return CompletableFuture.runAsync(
                publisher::close,
                CompletableFuture.delayedExecutor(PATIENCE_WITH_KAFKA.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Returns where the log goes on behind it, or null if it was stopped before. */
    private @Nullable CaptureOffset readFirst(Connection connection, String system) throws SQLException {
        ReplicationSlotInfo made = connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .createReplicationSlot()
                .logical()
                .withSlotName(CaptureSettings.SLOT)
                .withOutputPlugin("pgoutput")
                .make();
        LogSequenceNumber start = made.getConsistentPoint();
        Sender sender = new Sender(new Progress(start, clock, status));
        sender.begin(null);
        String snapshot = Objects.requireNonNull(made.getSnapshotName(), "snapshot of a new slot");
        boolean whole = new FirstRead(settings, () -> !stopping).read(snapshot, row -> {
            sender.inserted(row);
            if (sender.rows() == ROWS_OF_A_PART) {
                sender.commit(start);
                sender.begin(null);
                sender.progress.advance();
            }
        });
        sender.commit(start);
        publisher.awaitAcknowledged();
        sender.progress.advance();
        if (!whole) {
            return null;
        }
        CaptureOffset offset = new CaptureOffset(system, start);
        keep(offset);
        publisher.awaitAcknowledged();
        return offset;
    }

    private void follow(Connection connection, CaptureOffset from) throws SQLException {
        Sender sender = new Sender(new Progress(from.position(), clock, status));
        LogMessages messages = new LogMessages(sender);
        LogSequenceNumber written = from.position();
        long writtenAt = System.nanoTime();
        try (PGReplicationStream stream = open(connection, from.position())) {
            while (!stopping) {
                // Waits a millisecond where nothing is there.
                ByteBuffer message = stream.readPending();
                if (message != null) {
                    messages.read(message, stream.getLastReceiveLSN());
                }
                sender.progress.advance();
                publisher.throwIfFailed();
                long now = System.nanoTime();
                if (now - writtenAt > OFFSET_PAUSE_NANOS && !written.equals(sender.progress.position())) {
                    written = sender.progress.position();
                    writtenAt = now;
                    keep(new CaptureOffset(from.system(), written));
                }
                tellSlot(stream);
            }
            publisher.awaitAcknowledged();
            sender.progress.advance();
            keep(new CaptureOffset(from.system(), sender.progress.position()));
            publisher.awaitAcknowledged();
            tellSlot(stream);
            stream.forceUpdateStatus();
        }
    }

    private void keep(CaptureOffset offset) {
        OffsetTopic.write(publisher, offset, () -> kept = offset.position());
    }

    private void tellSlot(PGReplicationStream stream) {
        LogSequenceNumber acknowledged = kept;
        if (!acknowledged.equals(stream.getLastFlushedLSN())) {
            stream.setAppliedLSN(acknowledged);
            stream.setFlushedLSN(acknowledged);
        }
    }

    private static PGReplicationStream open(Connection connection, LogSequenceNumber from) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(CaptureSettings.SLOT)
                .withSlotOption("proto_version", "1")
                .withSlotOption("publication_names", CaptureSettings.PUBLICATION)
                .withStartPosition(from)
                .withStatusInterval(1, TimeUnit.SECONDS)
                // The driver would move the slot on by itself, ahead of the offset.
                .withAutomaticFlush(false)
                .start();
    }

    /** Sends what was committed. */
    private final class Sender implements LogMessages.Listener {

        private final Progress progress;
        private Progress.Transaction transaction;
        private Instant capturedAt = Instant.EPOCH;

        Sender(Progress progress) {
            this.progress = progress;
            this.transaction = progress.begin(null);
        }

        int rows() {
            return transaction.rows();
        }

        @Override
        public void begin(@Nullable Instant committedAt) {
            transaction = progress.begin(committedAt);
            capturedAt = clock.instant();
        }

        @Override
        public void inserted(TableRow row) {
            Progress.Transaction current = transaction;
            current.row(isBeat(row));
            rows.publish(row, capturedAt, current::acknowledged);
        }

        @Override
        public void updated(TableRow row) {
            if (isBeat(row)) {
                inserted(row);
                return;
            }
            LOG.warn("A row of {} was changed against the rules; it is not published again", row.table());
        }

        @Override
        public void commit(LogSequenceNumber end) {
            progress.end(transaction, end);
        }

        private static boolean isBeat(TableRow row) {
            return row.table().equals(EventTranslator.FEED_BEAT_TABLE);
        }
    }
}
