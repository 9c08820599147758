package io.panelhouse.bench.house;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL of the benchmark's own, with the settings of the standalone form: every commit is flushed. */
public final class DurableServer implements AutoCloseable {

    public static final String USER = "postgres";

    private final EmbeddedPostgres postgres;

    private DurableServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts it in a folder of its own. */
    public static DurableServer start() throws IOException {
        return new DurableServer(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_level", "logical")
                .setServerConfig("shared_buffers", "192MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("max_connections", "120")
                .setServerConfig("jit", "off")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start());
    }

    public int port() {
        return postgres.getPort();
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, USER);
    }

    public void createDatabase(String name) throws SQLException {
        execute("postgres", "CREATE DATABASE " + name);
    }

    public void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
