package io.panelhouse.streaming.raw;

import io.panelhouse.event.EventEnvelope;
import io.panelhouse.lake.LakeTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.jspecify.annotations.Nullable;

/** Builds a row, field by field in the order of its table. Times become UTC without zone, in microseconds. */
final class RawRow {

    private static final int CREDIT_PRECISION = 18;
    private static final int CREDIT_SCALE = 4;
    private static final int FIELDS_EXPECTED = 16;

    private final List<@Nullable Object> fields = new ArrayList<>(FIELDS_EXPECTED);

    private RawRow() {}

    /** Begins with the fields that every raw table has. */
    static RawRow of(EventEnvelope<?> envelope) {
        return new RawRow()
                .number(envelope.sequence())
                .instant(envelope.recordedAt())
                .instant(envelope.capturedAt())
                .text(envelope.source());
    }

    RawRow number(@Nullable Long value) {
        fields.add(value);
        return this;
    }

    RawRow integer(int value) {
        fields.add(value);
        return this;
    }

    RawRow flag(boolean value) {
        fields.add(value);
        return this;
    }

    RawRow text(@Nullable String value) {
        fields.add(value == null ? null : StringData.fromString(value));
        return this;
    }

    RawRow credits(BigDecimal value) {
        DecimalData stored = DecimalData.fromBigDecimal(value, CREDIT_PRECISION, CREDIT_SCALE);
        if (stored == null) {
            throw new IllegalArgumentException("an amount has more than %d digits".formatted(CREDIT_PRECISION));
        }
        fields.add(stored);
        return this;
    }

    RawRow instant(@Nullable Instant value) {
        fields.add(value == null ? null : TimestampData.fromInstant(value));
        return this;
    }

    RowData whole(LakeTable table) {
        int expected = table.schema().columns().size();
        if (fields.size() != expected) {
            throw new IllegalStateException("Cannot write a row of %s: it has %d fields, the table %d"
                    .formatted(table.name(), fields.size(), expected));
        }
        return GenericRowData.of(fields.toArray());
    }
}
