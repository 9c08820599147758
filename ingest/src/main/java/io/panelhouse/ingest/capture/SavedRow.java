package io.panelhouse.ingest.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is kept in quarantine: JSON with {@code table}, {@code position} and {@code columns}, each column's text
 * as PostgreSQL wrote it, so that a later version can read what this one could not.
 */
record SavedRow(String table, @Nullable String position, Map<String, @Nullable String> columns) implements CapturedRow {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    SavedRow {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(columns, "columns");
    }

    static SavedRow of(CapturedRow row) {
        return new SavedRow(row.table(), row.position(), row.columns());
    }

    /** @throws IllegalArgumentException if the bytes are no saved row */
    static SavedRow ofBytes(byte[] bytes) {
        try {
            return JSON.readValue(bytes, SavedRow.class);
        } catch (IOException broken) {
            throw new IllegalArgumentException("Cannot capture a row again: its bytes are no saved row", broken);
        }
    }

    byte[] toBytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What it is called in quarantine, the same again when it is captured again. */
    String source() {
        String sequence = columns.get("sequence");
        return sequence == null ? table + " " + position : table + "@" + sequence;
    }

    @Override
    public @Nullable String get(String column) {
        return columns.get(column);
    }
}
