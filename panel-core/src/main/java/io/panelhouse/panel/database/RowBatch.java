package io.panelhouse.panel.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * Many rows as one statement: each column goes as one array, in the order in which they are added.
 *
 * <p>In SQL, {@code SELECT unnest(?), unnest(?), …} turns them back into rows; {@code FROM unnest(?, ?, …)} would too,
 * but writes and reads each column once more on the way. An empty batch does nothing.
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
        return add(Oid.INT8, Oid.INT8_ARRAY, (bytes, row) -> bytes.bigint(value.apply(row)));
    }

    public RowBatch<R> integer(Function<R, Integer> value) {
        return add(Oid.INT4, Oid.INT4_ARRAY, (bytes, row) -> bytes.integer(value.apply(row)));
    }

    public RowBatch<R> text(Function<R, @Nullable String> value) {
        return add(Oid.TEXT, Oid.TEXT_ARRAY, (bytes, row) -> bytes.text(value.apply(row)));
    }

    public RowBatch<R> bool(Function<R, Boolean> value) {
        return add(Oid.BOOL, Oid.BOOL_ARRAY, (bytes, row) -> bytes.bool(value.apply(row)));
    }

    /** A truth value that may be unknown. */
    public RowBatch<R> flag(Function<R, @Nullable Boolean> value) {
        return add(Oid.BOOL, Oid.BOOL_ARRAY, (bytes, row) -> bytes.bool(value.apply(row)));
    }

    public RowBatch<R> numeric(Function<R, BigDecimal> value) {
        return add(Oid.NUMERIC, Oid.NUMERIC_ARRAY, (bytes, row) -> bytes.numeric(value.apply(row)));
    }

    /** A time to the microsecond; {@link Instant#MAX} is one that never comes. */
    public RowBatch<R> time(Function<R, @Nullable Instant> value) {
        return add(Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY, (bytes, row) -> bytes.time(value.apply(row)));
    }

    public RowBatch<R> bytes(Function<R, byte @Nullable []> value) {
        return add(Oid.BYTEA, Oid.BYTEA_ARRAY, (bytes, row) -> bytes.bytes(value.apply(row)));
    }

    /** Inserts the rows; {@code into} ends with the names of as many columns as were added. */
    public int insert(Connection connection, String into) throws SQLException {
        return insert(connection, into, "");
    }

    /** The same, with what is to be done where a row is there. */
    public int insert(Connection connection, String into, String onConflict) throws SQLException {
        String values = String.join(", ", Collections.nCopies(columns.size(), "unnest(?)"));
        return execute(connection, into + " SELECT " + values + " " + onConflict);
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
        BaseConnection postgres = connection.unwrap(BaseConnection.class);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            statement.setArray(i + 1, new PgArray(postgres, column.arrayType, column.bytes));
        }
    }

    private RowBatch<R> add(int type, int arrayType, BiConsumer<ArrayBytes, R> write) {
        ArrayBytes bytes = new ArrayBytes(type, rows.size());
        for (R row : rows) {
            write.accept(bytes, row);
        }
        columns.add(new Column(arrayType, bytes.toBytes()));
        return this;
    }

    private static final class Column {
        private final int arrayType;
        private final byte[] bytes;

        Column(int arrayType, byte[] bytes) {
            this.arrayType = arrayType;
            this.bytes = bytes;
        }
    }

    /** Makes a value of the row that the cursor is on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
