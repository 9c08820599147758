package io.panelhouse.streaming.raw;

import io.panelhouse.streaming.Environment;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the lake is.
 *
 * @param catalogUrl JDBC URL of the catalog's database
 * @param user who opens it
 * @param password of the user
 * @param warehouse URI of the folder of the tables
 */
public record LakeSettings(String catalogUrl, String user, String password, String warehouse) {

    /** Reads them from the environment. */
    public static LakeSettings from(Environment environment) {
        return new LakeSettings(
                environment.required("PANELHOUSE_LAKE_CATALOG_URL"),
                environment.required("PANELHOUSE_DB_USER"),
                environment.required("PANELHOUSE_DB_PASSWORD"),
                environment.required("PANELHOUSE_LAKE_WAREHOUSE"));
    }

    /** Properties of the JDBC catalog. */
    Map<String, String> catalogProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("uri", catalogUrl);
        properties.put("jdbc.user", user);
        properties.put("jdbc.password", password);
        properties.put("jdbc.schema-version", "V1");
        properties.put("jdbc.connectTimeout", "10");
        properties.put("jdbc.socketTimeout", "30");
        properties.put("jdbc.ApplicationName", "panelhouse-lake");
        properties.put("warehouse", warehouse);
        properties.put("clients", "1");
        return properties;
    }

    @Override
    public String toString() {
        return "LakeSettings[catalogUrl=%s, warehouse=%s]".formatted(catalogUrl, warehouse);
    }
}
