package io.panelhouse.ingest.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where change capture reads and writes.
 *
 * @param jdbcUrl the panel's database
 * @param bootstrapServers Kafka
 */
public record CaptureSettings(String jdbcUrl, String user, String password, String bootstrapServers) {

    static final String SLOT = "panel_capture";
    static final String PUBLICATION = "panel_capture";

    private static final Pattern ADDRESS =
            Pattern.compile("jdbc:postgresql://(?<host>[^:/?]+)(:(?<port>\\d+))?/(?<name>[^?]+)(\\?.*)?");

    /** @throws IllegalArgumentException if the address is not one of PostgreSQL */
    public CaptureSettings {
        if (!ADDRESS.matcher(jdbcUrl).matches()) {
            throw new IllegalArgumentException(
                    "Invalid database address: must be jdbc:postgresql://HOST:PORT/NAME, was " + jdbcUrl);
        }
    }

    String host() {
        return address().group("host");
    }

    String port() {
        String port = address().group("port");
        return port == null ? "5432" : port;
    }

    String database() {
        return address().group("name");
    }

    private Matcher address() {
        Matcher address = ADDRESS.matcher(jdbcUrl);
        if (!address.matches()) {
            throw new IllegalStateException(jdbcUrl);
        }
        return address;
    }

    @Override
    public String toString() {
        return "capture of " + jdbcUrl + " to " + bootstrapServers;
    }
}
