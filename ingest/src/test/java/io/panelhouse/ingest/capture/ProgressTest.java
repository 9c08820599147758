package io.panelhouse.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.postgresql.replication.LogSequenceNumber;

class ProgressTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final LogSequenceNumber START = LogSequenceNumber.valueOf(100);

    private final AtomicReference<CaptureStatus> status = new AtomicReference<>(CaptureStatus.NOT_STARTED.started());
    private final Progress progress = new Progress(START, () -> NOON, status::updateAndGet);

    @Test
    void aTransactionCountsWhenAllItsRowsAreAcknowledged() {
        Progress.Transaction transaction = progress.begin(NOON.minusMillis(7));
        transaction.row(false);
        transaction.row(false);
        transaction.acknowledged();
        progress.end(transaction, LogSequenceNumber.valueOf(110));

        progress.advance();
        assertThat(progress.position()).isEqualTo(START);

        transaction.acknowledged();
        progress.advance();
        assertThat(progress.position()).isEqualTo(LogSequenceNumber.valueOf(110));
        assertThat(status.get().rows()).isEqualTo(2);
        assertThat(status.get().lag()).isEqualTo(Duration.ofMillis(7));
        assertThat(status.get().lastBeat()).isNull();
    }

    @Test
    void aTransactionDoesNotCountBeforeThoseThatWereCommittedBeforeIt() {
        Progress.Transaction first = sent(110, false);
        Progress.Transaction second = sent(120, true);

        second.acknowledged();
        progress.advance();
        assertThat(progress.position()).isEqualTo(START);
        assertThat(status.get().lastBeat()).isNull();

        first.acknowledged();
        progress.advance();
        assertThat(progress.position()).isEqualTo(LogSequenceNumber.valueOf(120));
        assertThat(status.get().rows()).isEqualTo(1);
        assertThat(status.get().lastBeat()).isEqualTo(NOON);
    }

    @Test
    void anOpenTransactionDoesNotCountWhoeverAcknowledgesIt() {
        Progress.Transaction open = progress.begin(NOON);
        open.row(false);
        open.acknowledged();

        progress.advance();

        assertThat(progress.position()).isEqualTo(START);
        assertThat(status.get().rows()).isZero();
    }

    private Progress.Transaction sent(long end, boolean beat) {
        Progress.Transaction transaction = progress.begin(NOON);
        transaction.row(beat);
        progress.end(transaction, LogSequenceNumber.valueOf(end));
        return transaction;
    }
}
