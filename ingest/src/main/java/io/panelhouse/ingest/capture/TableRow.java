package io.panelhouse.ingest.capture;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * A row as it was read: one text for each column of its table.
 *
 * @param where the log has it, {@link LogSequenceNumber#INVALID_LSN} if it was read from the table
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record TableRow(TableColumns of, @Nullable String[] values, LogSequenceNumber where) implements CapturedRow {

    @Override
    public String table() {
        return of.table();
    }

    @Override
    public @Nullable String position() {
        return where.equals(LogSequenceNumber.INVALID_LSN) ? null : where.asString();
    }

    @Override
    public @Nullable String get(String column) {
        int place = of.place(column);
        return place < 0 ? null : values[place];
    }

    @Override
    public Map<String, @Nullable String> columns() {
        Map<String, @Nullable String> columns = new HashMap<>();
        for (String name : of.names()) {
            columns.put(name, get(name));
        }
        return columns;
    }
}
