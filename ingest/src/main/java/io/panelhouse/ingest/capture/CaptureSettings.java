package io.panelhouse.ingest.capture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.PGProperty;

/**
 * Where change capture reads and writes.
 *
 * @param jdbcUrl the panel's database
 * @param bootstrapServers Kafka
 */
public record CaptureSettings(String jdbcUrl, String user, String password, String bootstrapServers) {

    static final String SLOT = "panel_capture";
    static final String PUBLICATION = "panel_capture";

    private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://[^:/?]+(:\\d+)?/[^?]+(\\?.*)?");
    private static final int CONNECT_SECONDS = 10;

    /** @throws IllegalArgumentException if the address is not one of PostgreSQL */
    public CaptureSettings {
        if (!ADDRESS.matcher(jdbcUrl).matches()) {
            throw new IllegalArgumentException(
                    "Invalid database address: must be jdbc:postgresql://HOST:PORT/NAME, was " + jdbcUrl);
        }
    }

    /** An ordinary connection, whose values come as PostgreSQL writes them. */
    Connection connect() throws SQLException {
        Properties properties = properties();
        PGProperty.BINARY_TRANSFER.set(properties, false);
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /** A connection that speaks the replication protocol. */
    Connection connectForReplication() throws SQLException {
        Properties properties = properties();
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "14");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    private Properties properties() {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, user);
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.APPLICATION_NAME.set(properties, "panelhouse-capture");
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        return properties;
    }

    @Override
    public String toString() {
        return "capture of " + jdbcUrl + " to " + bootstrapServers;
    }
}
