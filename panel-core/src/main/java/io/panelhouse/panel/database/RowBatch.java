package io.panelhouse.panel.database;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many rows as one statement: each column goes as one array, in the order in which they are added.
 *
 * <p>In SQL, {@code unnest(?, ?, …)} turns them back into rows. An empty batch does nothing.
 *
 * @param <R> what a row is made of
 */
public final class RowBatch<R> {

    private final List<R> rows;
    private final List<Column> columns = new ArrayList<>();

    public RowBatch(List<R> rows) {
        this.rows = List.copyOf(rows);
    }

    public RowBatch<R> bigint(Function<R, @Nullable Long> value) {
        return add("bigint", value::apply);
    }

    public RowBatch<R> integer(Function<R, Integer> value) {
        return add("int4", value::apply);
    }

    public RowBatch<R> text(Function<R, @Nullable String> value) {
        return add("text", value::apply);
    }

    public RowBatch<R> bool(Function<R, Boolean> value) {
        return add("bool", value::apply);
    }

    /** A truth value that may be unknown. */
    public RowBatch<R> flag(Function<R, @Nullable Boolean> value) {
        return add("bool", value::apply);
    }

    public RowBatch<R> numeric(Function<R, BigDecimal> value) {
        return add("numeric", value::apply);
    }

    public RowBatch<R> time(Function<R, @Nullable Instant> value) {
        return add("timestamptz", row -> text(value.apply(row)));
    }

    public RowBatch<R> bytes(Function<R, byte @Nullable []> value) {
        return add("bytea", row -> {
            byte[] bytes = value.apply(row);
            return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
        });
    }

    /** Runs a statement that has one {@code ?} for each column; the number of rows that it changed. */
    public int execute(Connection connection, String sql) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement);
            return statement.executeUpdate();
        }
    }

    /** Runs a query that has one {@code ?} for each column. */
    public <T> List<T> query(Connection connection, String sql, RowReader<T> reader) throws SQLException {
        List<T> results = new ArrayList<>();
        if (rows.isEmpty()) {
            return results;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    results.add(reader.read(result));
                }
            }
        }
        return results;
    }

    private void bind(Connection connection, PreparedStatement statement) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Array array = connection.createArrayOf(column.type, column.values);
            statement.setArray(i + 1, array);
        }
    }

    private RowBatch<R> add(String type, Function<R, @Nullable Object> value) {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        columns.add(new Column(type, values));
        return this;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        if (instant == null) {
            return null;
        }
        return instant.equals(Instant.MAX) ? "infinity" : instant.toString();
    }

    private static final class Column {
        private final String type;
        private final @Nullable Object[] values;

        Column(String type, @Nullable Object[] values) {
            this.type = type;
            this.values = values;
        }
    }

    /** Makes a value of the row that the cursor is on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
