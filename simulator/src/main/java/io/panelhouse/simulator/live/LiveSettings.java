package io.panelhouse.simulator.live;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the live simulator finds its surroundings.
 *
 * @param gateway address of the edge gateway, such as {@code http://127.0.0.1:8090}
 * @param edgeKey what the gateway asks for
 * @param state folder of this process for what must survive a restart
 * @param bind address that the health endpoint listens on
 * @param port port of the health endpoint; 0 for any free one
 */
public record LiveSettings(URI gateway, String edgeKey, Path state, String bind, int port) {

    /**
     * Reads {@code PANELHOUSE_GATEWAY_URL}, {@code PANELHOUSE_EDGE_KEY}, {@code PANELHOUSE_STATE},
     * {@code PANELHOUSE_SIMULATOR_PORT} and, if set, {@code PANELHOUSE_BIND}.
     *
     * @throws IllegalArgumentException if one is missing or wrong; the message is one sentence
     */
    public static LiveSettings fromEnvironment(Map<String, String> environment) {
        return new LiveSettings(
                URI.create(required(environment, "PANELHOUSE_GATEWAY_URL")),
                required(environment, "PANELHOUSE_EDGE_KEY"),
                Path.of(required(environment, "PANELHOUSE_STATE")).resolve("simulator"),
                environment.getOrDefault("PANELHOUSE_BIND", "127.0.0.1"),
                port(required(environment, "PANELHOUSE_SIMULATOR_PORT")));
    }

    @Override
    public String toString() {
        return "LiveSettings[" + gateway + ", " + state + "]";
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Cannot start: setting " + name + " is missing; set it");
        }
        return value;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "Invalid PANELHOUSE_SIMULATOR_PORT: must be a port number, was " + text, notANumber);
        }
        throw new IllegalArgumentException("Invalid PANELHOUSE_SIMULATOR_PORT: must be from 0 to 65535, was " + text);
    }
}
