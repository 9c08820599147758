package io.panelhouse.panel;

import java.util.Map;

/**
 * Where the panel's database is.
 *
 * @param databaseUrl JDBC address, such as {@code jdbc:postgresql://127.0.0.1:5432/panelhouse}
 * @param databaseUser owner of the schemas; work is done as the role {@code panelhouse_app}
 * @param maxConnections upper bound of the connection pool
 */
public record PanelSettings(String databaseUrl, String databaseUser, String databasePassword, int maxConnections) {

    private static final int DEFAULT_MAX_CONNECTIONS = 8;

    public PanelSettings {
        if (!databaseUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "Invalid PANELHOUSE_DB_URL: must begin with jdbc:postgresql:, was " + databaseUrl);
        }
        if (maxConnections < 2) {
            throw new IllegalArgumentException(
                    "Invalid PANELHOUSE_DB_CONNECTIONS: must be at least 2, was " + maxConnections);
        }
    }

    public PanelSettings(String databaseUrl, String databaseUser, String databasePassword) {
        this(databaseUrl, databaseUser, databasePassword, DEFAULT_MAX_CONNECTIONS);
    }

    /**
     * Reads {@code PANELHOUSE_DB_URL}, {@code PANELHOUSE_DB_USER}, {@code PANELHOUSE_DB_PASSWORD} and, if set,
     * {@code PANELHOUSE_DB_CONNECTIONS}.
     *
     * @throws IllegalArgumentException if one is missing or wrong; the message is one sentence
     */
    public static PanelSettings fromEnvironment(Map<String, String> environment) {
        return new PanelSettings(
                required(environment, "PANELHOUSE_DB_URL"),
                required(environment, "PANELHOUSE_DB_USER"),
                required(environment, "PANELHOUSE_DB_PASSWORD"),
                connections(environment.getOrDefault("PANELHOUSE_DB_CONNECTIONS", "" + DEFAULT_MAX_CONNECTIONS)));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Cannot start: setting " + name + " is missing; set it");
        }
        return value;
    }

    private static int connections(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Invalid PANELHOUSE_DB_CONNECTIONS: must be a whole number, was " + text, e);
        }
    }

    @Override
    public String toString() {
        return databaseUser + " at " + databaseUrl;
    }
}
