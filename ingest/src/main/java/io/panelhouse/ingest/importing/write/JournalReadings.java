package io.panelhouse.ingest.importing.write;

import io.panelhouse.panel.PanelSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the journals hold of a source. Reads only; confined to one thread. */
public final class JournalReadings implements AutoCloseable {

    private final Connection connection;

    /**
     * Connects.
     *
     * @throws SQLException if the database does not answer
     */
    public JournalReadings(PanelSettings settings) throws SQLException {
        connection = DriverManager.getConnection(
                settings.databaseUrl(), settings.databaseUser(), settings.databasePassword());
        connection.setReadOnly(true);
    }

    /** Those of the keys that the journal holds already. */
    Set<String> known(Journal journal, String source, Collection<String> keys) throws SQLException {
        String sql = "SELECT source_key FROM journal." + journal.table
                + " WHERE source = ? AND source_key IS NOT NULL AND source_key = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, source);
            statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                Set<String> known = new HashSet<>();
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
                return known;
            }
        }
    }

    /** Rows of a source by journal and sort, such as {@code auth_attempt ACCEPTED}. */
    public Map<String, Long> held(String source) throws SQLException {
        Map<String, Long> held = new TreeMap<>();
        for (Journal journal : Journal.values()) {
            String sql = "SELECT " + journal.sort + ", count(*) FROM journal." + journal.table
                    + " WHERE source = ? AND source_key IS NOT NULL GROUP BY 1";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, source);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        held.put(journal.table + " " + rows.getString(1), rows.getLong(2));
                    }
                }
            }
        }
        return held;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** The journals that an import writes to. */
    enum Journal {
        AUTH_ATTEMPT("auth_attempt", "outcome"),
        SESSION("session", "change"),
        TERM("term", "kind"),
        OPERATION("operation", "kind");

        private final String table;
        private final String sort;

        Journal(String table, String sort) {
            this.table = table;
            this.sort = sort;
        }
    }
}
