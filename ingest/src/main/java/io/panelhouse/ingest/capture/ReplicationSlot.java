package io.panelhouse.ingest.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/** The replication slot that capture reads from, as PostgreSQL sees it. */
final class ReplicationSlot {

    private static final String LOOK = """
            SELECT wal_status, coalesce(invalidation_reason, '') AS reason,
                coalesce(restart_lsn, confirmed_flush_lsn)::text AS position, confirmed_flush_lsn::text AS confirmed,
                pg_current_wal_lsn()::text AS newest,
                (SELECT system_identifier::text FROM pg_control_system()) AS system
              FROM pg_replication_slots WHERE slot_name = ?""";

    private static final String MISSING =
            "Replication slot \"%s\" does not exist; it is created, and all journals are read whole"
                    .formatted(CaptureSettings.SLOT);

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
        try (Connection connection = settings.connect()) {
            requireLogicalLog(connection);
            requirePublication(connection);
        }
    }

    /**
     * Why the slot cannot be read on from an offset, if so: what a person has to know.
     *
     * @param offset up to which Kafka has everything, if it has something
     * @throws SQLException if the database does not answer
     */
    Optional<String> gapBehind(@Nullable CaptureOffset offset) throws SQLException {
        try (Connection connection = settings.connect();
                PreparedStatement look = connection.prepareStatement(LOOK)) {
            look.setString(1, CaptureSettings.SLOT);
            try (ResultSet slot = look.executeQuery()) {
                return slot.next() ? gap(slot, offset) : Optional.of(MISSING);
            }
        }
    }

    private static Optional<String> gap(ResultSet slot, @Nullable CaptureOffset offset) throws SQLException {
        if ("lost".equals(slot.getString("wal_status"))) {
            return again("PostgreSQL invalidated it at %s (%s)"
                    .formatted(slot.getString("position"), slot.getString("reason")));
        }
        if (offset == null) {
            return again("Kafka does not hold how far it was read");
        }
        if (!offset.system().equals(slot.getString("system"))) {
            return again("Kafka holds the offset of database cluster %s, this is %s"
                    .formatted(offset.system(), slot.getString("system")));
        }
        long position = offset.position().asLong();
        LogSequenceNumber confirmed = LogSequenceNumber.valueOf(slot.getString("confirmed"));
        LogSequenceNumber newest = LogSequenceNumber.valueOf(slot.getString("newest"));
        if (Long.compareUnsigned(confirmed.asLong(), position) > 0) {
            return again("it is at %s, and Kafka holds only what was before %s"
                    .formatted(confirmed.asString(), offset.position().asString()));
        }
        if (Long.compareUnsigned(newest.asLong(), position) < 0) {
            return again("Kafka holds what was before %s, and the database is an older one, at %s"
                    .formatted(offset.position().asString(), newest.asString()));
        }
        return Optional.empty();
    }

    private static Optional<String> again(String why) {
        return Optional.of(
                "Cannot continue from replication slot \"%s\": %s; all journals are read again, which loses nothing"
                        .formatted(CaptureSettings.SLOT, why));
    }

    /** The database cluster, by the number that PostgreSQL gave it. */
    String system() throws SQLException {
        try (Connection connection = settings.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT system_identifier::text FROM pg_control_system()")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Removes it, so that it can be made anew. */
    void dropIfExists() throws SQLException {
        try (Connection connection = settings.connect();
                PreparedStatement drop = connection.prepareStatement(
                        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ?")) {
            drop.setString(1, CaptureSettings.SLOT);
            drop.execute();
        }
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
}
