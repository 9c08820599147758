package io.panelhouse.dashboard;

import io.panelhouse.panel.security.PanelKey;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the dashboard finds the rest of the house; read once at start from the environment.
 *
 * @param bind the address it listens on
 * @param port the port it listens on
 * @param databaseUrl JDBC URL of the system of record
 * @param key 64 hexadecimal digits, the panel's key that is not in its database
 * @param kafka bootstrap servers of the live topics
 * @param lakeCatalogUrl JDBC URL of the catalog of the lake
 * @param lakeWarehouse the folder or bucket of the lake's files
 * @param state a folder of its own, for temporary files
 * @param edgesSilentAfter how long the edges of a provider may be silent before it is told; zero for as long as they
 *     like
 * @param webhooksPrivate whether webhooks may call private addresses, and without TLS
 * @param mail the mail server; null if nothing is mailed
 */
public record DashboardSettings(
        String bind,
        int port,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        String key,
        String kafka,
        String lakeCatalogUrl,
        URI lakeWarehouse,
        String state,
        Duration edgesSilentAfter,
        boolean webhooksPrivate,
        @Nullable MailSettings mail) {

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException if one is missing or malformed; its message names it
     */
    public static DashboardSettings fromEnvironment(Map<String, String> environment) {
        DashboardSettings settings = new DashboardSettings(
                environment.getOrDefault("PANELHOUSE_BIND", "127.0.0.1"),
                port(required(environment, "PANELHOUSE_DASHBOARD_PORT")),
                required(environment, "PANELHOUSE_DB_URL"),
                required(environment, "PANELHOUSE_DB_USER"),
                required(environment, "PANELHOUSE_DB_PASSWORD"),
                required(environment, "PANELHOUSE_KEY"),
                required(environment, "PANELHOUSE_KAFKA"),
                required(environment, "PANELHOUSE_LAKE_CATALOG_URL"),
                URI.create(required(environment, "PANELHOUSE_LAKE_WAREHOUSE")),
                required(environment, "PANELHOUSE_STATE"),
                silence(environment.getOrDefault("PANELHOUSE_EDGES_SILENT_MINUTES", "10")),
                environment.getOrDefault("PANELHOUSE_WEBHOOKS_PRIVATE", "no").equals("yes"),
                MailSettings.fromEnvironment(environment));
        PanelKey.of(settings.key());
        return settings;
    }

    @Override
    public String toString() {
        return "DashboardSettings[bind=%s, port=%d, databaseUrl=%s]".formatted(bind, port, databaseUrl);
    }

    private static String required(Map<String, String> environment, String name) {
        @Nullable String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Cannot start the dashboard: " + name + " is not set");
        }
        return value;
    }

    private static Duration silence(String text) {
        if (text.matches("0|[2-9]|[1-9][0-9]{1,3}")) {
            return Duration.ofMinutes(Long.parseLong(text));
        }
        throw new IllegalArgumentException(
                "Invalid PANELHOUSE_EDGES_SILENT_MINUTES: must be minutes from 2 to 9999, or 0 for never, was " + text);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw invalidPort(text, notANumber);
        }
        throw invalidPort(text, null);
    }

    private static IllegalArgumentException invalidPort(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "Invalid PANELHOUSE_DASHBOARD_PORT: must be a port from 0 to 65535, was " + text, cause);
    }
}
