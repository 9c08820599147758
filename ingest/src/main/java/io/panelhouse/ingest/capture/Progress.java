package io.panelhouse.ingest.capture;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Which transactions Kafka has acknowledged whole, in the order of their commits. All methods but
 * {@link Transaction#acknowledged} are confined to the reader's thread.
 */
final class Progress {

    private final InstantSource clock;
    private final Consumer<UnaryOperator<CaptureStatus>> status;
    private final Deque<Transaction> pending = new ArrayDeque<>();
    private LogSequenceNumber position;

    /** @param position up to which everything is acknowledged already */
    Progress(LogSequenceNumber position, InstantSource clock, Consumer<UnaryOperator<CaptureStatus>> status) {
        this.position = position;
        this.clock = clock;
        this.status = status;
    }

    /** Everything before is acknowledged. */
    LogSequenceNumber position() {
        return position;
    }

    Transaction begin(@Nullable Instant committedAt) {
        return new Transaction(committedAt);
    }

    /** All of it was sent. */
    void end(Transaction transaction, LogSequenceNumber end) {
        transaction.end = end;
        pending.add(transaction);
        transaction.acknowledged();
    }

    /** Moves on over what was acknowledged meanwhile. */
    void advance() {
        long rows = 0;
        Instant beat = null;
        Transaction last = null;
        for (Transaction head = pending.peek(); head != null && head.isAcknowledged(); head = pending.peek()) {
            last = pending.remove();
            rows += last.rows;
            beat = last.beat ? last.committedAt : beat;
        }
        if (last == null) {
            return;
        }
        position = last.end;
        if (rows > 0 || beat != null) {
            long published = rows;
            Instant newestBeat = beat;
            Instant committedAt = last.committedAt;
            Instant now = clock.instant();
            status.accept(before -> before.published(published, newestBeat, committedAt, now));
        }
    }

    /** One transaction, or a part of the first read. */
    static final class Transaction {

        private final @Nullable Instant committedAt;
        // One more than the records under way, until all were sent.
        private final AtomicInteger awaited = new AtomicInteger(1);
        private LogSequenceNumber end = LogSequenceNumber.INVALID_LSN;
        private int rows;
        private boolean beat;

        private Transaction(@Nullable Instant committedAt) {
            this.committedAt = committedAt;
        }

        /** A row of it is about to be sent. */
        void row(boolean isBeat) {
            awaited.incrementAndGet();
            if (isBeat) {
                beat = true;
            } else {
                rows++;
            }
        }

        /** A row of it has arrived. */
        void acknowledged() {
            awaited.decrementAndGet();
        }

        int rows() {
            return rows;
        }

        private boolean isAcknowledged() {
            return awaited.get() == 0;
        }
    }
}
