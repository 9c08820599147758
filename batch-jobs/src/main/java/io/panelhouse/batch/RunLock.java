package io.panelhouse.batch;

import io.panelhouse.batch.lake.LakeSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** At most one process writes silver and gold at a time: an advisory lock in the catalog's database. */
final class RunLock {

    private static final long KEY = 0x70616e656c_6261L;

    private RunLock() {}

    /**
     * Does the work while holding the lock.
     *
     * @throws IllegalStateException if another run holds it, or the database does not answer
     */
    static void whileHeld(LakeSettings settings, Runnable work) {
        try (Connection connection =
                        DriverManager.getConnection(settings.catalogUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT pg_try_advisory_lock(" + KEY + ")")) {
            if (!answer.next() || !answer.getBoolean(1)) {
                throw new IllegalStateException(
                        "Cannot run batch: another run is at work; try again when it has ended");
            }
            work.run();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Cannot reach the catalog's database: %s; check PANELHOUSE_LAKE_CATALOG_URL and that it runs"
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
