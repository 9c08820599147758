package io.panelhouse.panel;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fresh, empty database on a real PostgreSQL 18, one server for each test JVM. The server has logical replication and
 * no fsync, and ends with the JVM.
 *
 * @param url JDBC address of this database
 * @param user owner of it, a superuser
 */
public record TestDatabase(String url, String user, String password) {

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    /** Creates an empty database; {@link Panel#open} migrates it. */
    public static TestDatabase create() {
        return createOn("jdbc:postgresql://127.0.0.1:" + Server.RUNNING.getPort() + "/", "postgres", "postgres");
    }

    /** Creates an empty database on another server, whose address ends with a slash. */
    static TestDatabase createOn(String server, String user, String password) {
        String name = "panel_" + NEXT.getAndIncrement();
        try (Connection connection = DriverManager.getConnection(server + "postgres", user, password);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create test database " + name + ": " + e.getMessage(), e);
        }
        return new TestDatabase(server + name, user, password);
    }

    /** Settings with which a panel opens this database. */
    public PanelSettings settings() {
        return new PanelSettings(url, user, password);
    }

    /** The environment variables that name this database. */
    public Map<String, String> environment() {
        return Map.of("PANELHOUSE_DB_URL", url, "PANELHOUSE_DB_USER", user, "PANELHOUSE_DB_PASSWORD", password);
    }

    /** A connection as the owner, past the application role. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("wal_level", "logical")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("max_connections", "200")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot start PostgreSQL for the tests", e);
            }
        }
    }
}
