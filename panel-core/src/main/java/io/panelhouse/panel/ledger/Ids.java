package io.panelhouse.panel.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;

/** Identities taken from a sequence of the database in one statement; those not used are never given again. */
final class Ids {

    private final Queue<Long> free = new ArrayDeque<>();

    private Ids() {}

    /** Identities for what is never written: below 0. */
    static Ids imagined(int count) {
        Ids ids = new Ids();
        for (long id = 1; id <= count; id++) {
            ids.free.add(-id);
        }
        return ids;
    }

    static Ids operations(Connection connection, int count) throws SQLException {
        return take(connection, "panel.operation_id", count);
    }

    static Ids accounts(Connection connection, int count) throws SQLException {
        return take(connection, "panel.account_id_seq", count);
    }

    private static Ids take(Connection connection, String sequence, int count) throws SQLException {
        Ids ids = new Ids();
        if (count == 0) {
            return ids;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT nextval('" + sequence + "') FROM generate_series(1, ?)")) {
            statement.setInt(1, count);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.free.add(row.getLong(1));
                }
            }
        }
        return ids;
    }

    long next() {
        return free.remove();
    }
}
