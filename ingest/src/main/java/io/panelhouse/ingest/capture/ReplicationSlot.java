package io.panelhouse.ingest.capture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The replication slot that capture reads from, as PostgreSQL sees it. */
final class ReplicationSlot {

    private static final String LOOK = """
            SELECT wal_status, coalesce(invalidation_reason, '') AS reason, coalesce(restart_lsn, confirmed_flush_lsn)::text AS position
            FROM pg_replication_slots WHERE slot_name = ?""";

    private final CaptureSettings settings;

    ReplicationSlot(CaptureSettings settings) {
        this.settings = settings;
    }

    /**
     * Makes sure that the database is prepared for capture.
     *
     * @throws CannotCaptureException if it is not
     * @throws SQLException if it does not answer
     */
    void requirePrepared() throws SQLException {
        try (Connection connection = connect()) {
            requireLogicalLog(connection);
            requirePublication(connection);
        }
    }

    /**
     * Removes a slot that PostgreSQL has given up, so that it is made anew.
     *
     * @return what a person has to know, if there is something: the slot is missing or was lost, and what follows from
     *     it
     * @throws SQLException if the database does not answer
     */
    Optional<String> dropIfLost() throws SQLException {
        try (Connection connection = connect()) {
            return dropIfLost(connection);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }

    private static void requireLogicalLog(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet level = statement.executeQuery("SHOW wal_level")) {
            String found = level.next() ? level.getString(1) : "";
            if (!found.equals("logical")) {
                throw new CannotCaptureException(
                        "Cannot start ingest: PostgreSQL runs with wal_level=%s; set wal_level=logical and restart it"
                                .formatted(found));
            }
        }
    }

    private static void requirePublication(Connection connection) throws SQLException {
        String sql = "SELECT 1 FROM pg_publication WHERE pubname = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, CaptureSettings.PUBLICATION);
            try (ResultSet publication = statement.executeQuery()) {
                if (!publication.next()) {
                    throw new CannotCaptureException(
                            "Cannot start ingest: publication \"%s\" does not exist; run setup on this database first"
                                    .formatted(CaptureSettings.PUBLICATION));
                }
            }
        }
    }

    private static Optional<String> dropIfLost(Connection connection) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(LOOK)) {
            look.setString(1, CaptureSettings.SLOT);
            try (ResultSet slot = look.executeQuery()) {
                if (!slot.next()) {
                    return Optional.of(
                            "Replication slot \"%s\" does not exist; it is created, and all journals are read whole"
                                    .formatted(CaptureSettings.SLOT));
                }
                if (!"lost".equals(slot.getString("wal_status"))) {
                    return Optional.empty();
                }
                String sentence =
                        "Cannot continue from replication slot \"%s\": PostgreSQL invalidated it at %s (%s); all journals are read again, which loses nothing"
                                .formatted(CaptureSettings.SLOT, slot.getString("position"), slot.getString("reason"));
                drop(connection);
                return Optional.of(sentence);
            }
        }
    }

    private static void drop(Connection connection) throws SQLException {
        try (PreparedStatement drop = connection.prepareStatement("SELECT pg_drop_replication_slot(?)")) {
            drop.setString(1, CaptureSettings.SLOT);
            drop.execute();
        }
    }
}
