package io.panelhouse.ingest;

import io.panelhouse.ingest.capture.CaptureSettings;
import io.panelhouse.panel.PanelSettings;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * The settings of this process.
 *
 * @param listen where the gateway listens
 */
record IngestSettings(CaptureSettings capture, PanelSettings panel, InetSocketAddress listen) {

    /** @throws IllegalArgumentException if a setting is missing or wrong */
    static IngestSettings fromEnvironment(Map<String, String> environment) {
        return new IngestSettings(
                new CaptureSettings(
                        required(environment, "PANELHOUSE_DB_URL"),
                        required(environment, "PANELHOUSE_DB_USER"),
                        required(environment, "PANELHOUSE_DB_PASSWORD"),
                        required(environment, "PANELHOUSE_KAFKA")),
                PanelSettings.fromEnvironment(environment),
                listen(environment));
    }

    private static InetSocketAddress listen(Map<String, String> environment) {
        String bind = environment.getOrDefault("PANELHOUSE_BIND", "127.0.0.1");
        String port = required(environment, "PANELHOUSE_INGEST_PORT");
        try {
            return new InetSocketAddress(bind, Integer.parseInt(port));
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(
                    "Invalid setting PANELHOUSE_INGEST_PORT: must be a port from 0 to 65535, was " + port, invalid);
        }
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Cannot start ingest: setting " + name + " is missing");
        }
        return value;
    }
}
