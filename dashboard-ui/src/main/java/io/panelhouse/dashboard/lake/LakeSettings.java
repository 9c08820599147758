package io.panelhouse.dashboard.lake;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the warehouse is.
 *
 * @param catalogUrl JDBC address of the database that holds the Iceberg catalog
 * @param warehouse folder of the tables, a {@code file:} address
 * @param state folder for what DuckDB cannot hold in memory
 */
public record LakeSettings(String catalogUrl, String user, String password, String warehouse, Path state) {

    /**
     * Reads the settings from environment variables.
     *
     * @throws IllegalArgumentException if one is missing; the message names it
     */
    public static LakeSettings fromEnvironment(Map<String, String> environment) {
        return new LakeSettings(
                required(environment, "PANELHOUSE_LAKE_CATALOG_URL"),
                required(environment, "PANELHOUSE_DB_USER"),
                required(environment, "PANELHOUSE_DB_PASSWORD"),
                required(environment, "PANELHOUSE_LAKE_WAREHOUSE"),
                Path.of(required(environment, "PANELHOUSE_STATE")));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "Cannot read the warehouse: %s is not set; start through ./panelhouse, which sets it"
                            .formatted(name));
        }
        return value;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LakeSettings[%s, %s]".formatted(catalogUrl, warehouse);
    }
}
