package io.panelhouse.batch.lake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the lake is.
 *
 * @param catalogUrl JDBC URL of the database that holds the Iceberg catalog
 * @param warehouse folder or bucket of the tables, as a URI
 * @param scratch folder for spilled data; null for the system's own
 */
public record LakeSettings(
        String catalogUrl,
        String user,
        String password,
        String warehouse,
        @Nullable String scratch) {

    /**
     * Reads the settings from the environment.
     *
     * @throws MissingSettingException if one is missing
     */
    public static LakeSettings fromEnvironment(Map<String, String> environment) {
        String state = environment.get("PANELHOUSE_STATE");
        return new LakeSettings(
                required(environment, "PANELHOUSE_LAKE_CATALOG_URL"),
                required(environment, "PANELHOUSE_DB_USER"),
                required(environment, "PANELHOUSE_DB_PASSWORD"),
                required(environment, "PANELHOUSE_LAKE_WAREHOUSE"),
                state == null || state.isBlank() ? null : state + "/spark");
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new MissingSettingException("Cannot start batch: %s is not set; set it".formatted(name));
        }
        return value;
    }
}
