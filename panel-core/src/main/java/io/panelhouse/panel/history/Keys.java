package io.panelhouse.panel.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The keys under which rows of a source were imported before. */
public final class Keys {

    private Keys() {}

    /**
     * Those of {@code keys} that {@code journal.<table>} has for {@code source}.
     *
     * @param table a literal of this code, never input
     */
    public static Set<String> known(Connection connection, String table, String source, Collection<String> keys)
            throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT source_key FROM journal." + table + " WHERE source = ? AND source_key = ANY (?)")) {
            statement.setString(1, source);
            statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.add(row.getString(1));
                }
            }
        }
        return known;
    }
}
