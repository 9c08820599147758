package io.panelhouse.standalone.postgres;

import io.panelhouse.standalone.supervise.Health;
import io.panelhouse.standalone.supervise.HealthCheck;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Healthy once it answers a query and the databases are there; they are made when missing. */
public final class PostgresHealthCheck implements HealthCheck {

    private static final List<String> DATABASES = List.of("panelhouse", "lake");
    private static final String SLOTS = """
            select slot_name, active, wal_status,
                   coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0)::bigint as bytes_behind
            from pg_replication_slots
            where slot_type = 'logical' and not temporary
            """;

    private final String url;
    private final Properties properties = new Properties();
    private @Nullable Connection connection;
    private boolean databasesExist;

    public PostgresHealthCheck(int port, String password) {
        this.url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        properties.setProperty("user", EmbeddedPostgres.USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        properties.setProperty("ApplicationName", "panelhouse-supervisor");
    }

    @Override
    public Health check() {
        try {
            Connection open = open();
            if (!databasesExist) {
                createDatabases(open);
                databasesExist = true;
            }
            return healthy(open);
        } catch (SQLException e) {
            close();
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("no answer");
            return Health.silent("does not answer: " + message);
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = DriverManager.getConnection(url, properties);
            connection = open;
        }
        return open;
    }

    private static void createDatabases(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            for (String name : DATABASES) {
                try (ResultSet found =
                        statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                    if (found.next()) {
                        continue;
                    }
                }
                statement.execute("create database " + name);
            }
        }
    }

    private static Health healthy(Connection open) throws SQLException {
        Map<String, Object> slots = new LinkedHashMap<>();
        long bytesBehind = 0;
        try (Statement statement = open.createStatement();
                ResultSet rows = statement.executeQuery(SLOTS)) {
            while (rows.next()) {
                long behind = rows.getLong("bytes_behind");
                slots.put(
                        rows.getString("slot_name"),
                        Map.of(
                                "active", rows.getBoolean("active"),
                                "walStatus", String.valueOf(rows.getString("wal_status")),
                                "bytesBehind", behind));
                bytesBehind = Math.max(bytesBehind, behind);
            }
        }
        String detail =
                slots.isEmpty() ? "answers" : "answers; capture is %d bytes of WAL behind".formatted(bytesBehind);
        return new Health(true, true, detail, slots.isEmpty() ? Map.of() : Map.of("slots", slots));
    }

    private void close() {
        Connection open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (SQLException e) {
            // The server is gone, and the connection with it: the check says so already.
            connection = null;
        }
    }
}
