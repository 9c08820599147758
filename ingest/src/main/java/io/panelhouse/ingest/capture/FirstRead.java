package io.panelhouse.ingest.capture;

import io.panelhouse.ingest.translate.EventTranslator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Reads the journals whole as they were when the slot was made: what was committed before, each journal in the order in
 * which it was numbered.
 */
final class FirstRead {

    private static final int ROWS_OF_A_FETCH = 2_000;

    private final CaptureSettings settings;
    private final BooleanSupplier goesOn;

    FirstRead(CaptureSettings settings, BooleanSupplier goesOn) {
        this.settings = settings;
        this.goesOn = goesOn;
    }

    /** What is done with a row. */
    interface Reader {

        /** Takes the next row. */
        void read(TableRow row) throws SQLException;
    }

    /**
     * Returns whether all was read; it is not once it does not go on.
     *
     * @param snapshot as the slot's creation exported it; its connection must be idle until this returns
     */
    boolean read(String snapshot, Reader reader) throws SQLException {
        try (Connection connection = settings.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
            statement.setFetchSize(ROWS_OF_A_FETCH);
            for (String table : EventTranslator.JOURNAL_TABLES) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " ORDER BY sequence")) {
                    TableColumns columns = columns(table, rows.getMetaData());
                    while (rows.next()) {
                        if (!goesOn.getAsBoolean()) {
                            return false;
                        }
                        reader.read(row(columns, rows));
                    }
                }
            }
            return true;
        }
    }

    private static TableRow row(TableColumns columns, ResultSet rows) throws SQLException {
        @Nullable String[] values = new @Nullable String[columns.names().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.getString(i + 1);
        }
        return new TableRow(columns, values, LogSequenceNumber.INVALID_LSN);
    }

    private static TableColumns columns(String table, ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
        }
        return new TableColumns(table, names);
    }
}
