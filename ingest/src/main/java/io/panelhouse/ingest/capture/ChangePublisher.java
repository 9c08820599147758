package io.panelhouse.ingest.capture;

import io.debezium.data.Envelope;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.panelhouse.ingest.publish.EventPublisher;
import io.panelhouse.ingest.translate.EventTranslator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes batches of changes. The position of a batch counts as read only when Kafka has acknowledged all of it.
 *
 * <p>Confined to the engine's thread.
 */
final class ChangePublisher implements DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>> {

    private static final Logger LOG = LoggerFactory.getLogger(ChangePublisher.class);

    private final EventPublisher publisher;
    private final RowPublisher rows;
    private final InstantSource clock;
    private final java.util.function.Consumer<UnaryOperator<CaptureStatus>> status;

    ChangePublisher(
            EventPublisher publisher,
            InstantSource clock,
            java.util.function.Consumer<UnaryOperator<CaptureStatus>> status) {
        this.publisher = publisher;
        this.rows = new RowPublisher(publisher);
        this.clock = clock;
        this.status = status;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> batch,
            DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        Instant capturedAt = clock.instant();
        var sent = new Sent();
        for (RecordChangeEvent<SourceRecord> change : batch) {
            send(change.record(), capturedAt, sent);
        }
        publisher.awaitAcknowledged();
        // The offset of the last one covers those before it.
        committer.markProcessed(batch.getLast());
        committer.markBatchFinished();
        Instant now = clock.instant();
        if (sent.committedAt != null) {
            status.accept(before -> before.published(sent.rows, sent.beat, sent.committedAt, now));
        }
    }

    private void send(SourceRecord record, Instant capturedAt, Sent sent) {
        if (!(record.value() instanceof Struct value) || value.schema().field(Envelope.FieldName.OPERATION) == null) {
            return;
        }
        Struct source = value.getStruct(Envelope.FieldName.SOURCE);
        String table = source.getString("schema") + "." + source.getString("table");
        Struct row = value.getStruct(Envelope.FieldName.AFTER);
        boolean beat = table.equals(EventTranslator.FEED_BEAT_TABLE);
        String operation = value.getString(Envelope.FieldName.OPERATION);
        if (!beat && !operation.equals("c") && !operation.equals("r")) {
            LOG.warn(
                    "A row of {} was changed against the rules (operation {}); it is not published again",
                    table,
                    operation);
            return;
        }
        rows.publish(row(table, source, row), capturedAt);
        sent.committedAt = Instant.ofEpochMilli(source.getInt64("ts_ms"));
        if (beat) {
            sent.beat = sent.committedAt;
        } else {
            sent.rows++;
        }
    }

    private static SavedRow row(String table, Struct source, Struct row) {
        Map<String, @Nullable String> columns = new HashMap<>();
        for (Field field : row.schema().fields()) {
            columns.put(field.name(), text(row.getWithoutDefault(field.name())));
        }
        Long position = source.getInt64("lsn");
        return new SavedRow(
                table,
                position == null ? null : LogSequenceNumber.valueOf(position).asString(),
                columns);
    }

    /** As PostgreSQL writes it. */
    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag ? "t" : "f";
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    private static final class Sent {
        private long rows;
        private @Nullable Instant beat;
        private @Nullable Instant committedAt;
    }
}
