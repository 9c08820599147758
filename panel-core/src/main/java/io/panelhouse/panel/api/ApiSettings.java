package io.panelhouse.panel.api;

import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.security.PanelKey;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * The settings of this process.
 *
 * @param listen where the server listens
 * @param requestsPerSecond how often one token may ask
 * @param key encrypts the secrets of webhooks
 * @param privateWebhooks whether webhooks may be called at private addresses, and without TLS
 */
record ApiSettings(
        PanelSettings panel, InetSocketAddress listen, int requestsPerSecond, PanelKey key, boolean privateWebhooks) {

    private static final int DEFAULT_REQUESTS_PER_SECOND = 50;

    /**
     * Reads the settings of {@link PanelSettings}, {@code PANELHOUSE_BIND}, {@code PANELHOUSE_API_PORT},
     * {@code PANELHOUSE_KEY} and, if set, {@code PANELHOUSE_API_RATE} and {@code PANELHOUSE_WEBHOOKS_PRIVATE}.
     *
     * @throws IllegalArgumentException if one is missing or wrong; the message is one sentence
     */
    static ApiSettings fromEnvironment(Map<String, String> environment) {
        String bind = environment.getOrDefault("PANELHOUSE_BIND", "127.0.0.1");
        int port = number(environment, "PANELHOUSE_API_PORT", -1, 0, 65_535);
        int rate = number(environment, "PANELHOUSE_API_RATE", DEFAULT_REQUESTS_PER_SECOND, 1, 100_000);
        String key = environment.get("PANELHOUSE_KEY");
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException("Cannot start: setting PANELHOUSE_KEY is missing; set it");
        }
        return new ApiSettings(
                PanelSettings.fromEnvironment(environment),
                new InetSocketAddress(bind, port),
                rate,
                PanelKey.of(key),
                environment.getOrDefault("PANELHOUSE_WEBHOOKS_PRIVATE", "no").equals("yes"));
    }

    private static int number(Map<String, String> environment, String name, int fallback, int least, int most) {
        String text = environment.get(name);
        if (text == null && fallback >= least) {
            return fallback;
        }
        try {
            int value = Integer.parseInt(String.valueOf(text));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "Invalid %s: must be a whole number from %d to %d, was %s".formatted(name, least, most, text),
                    notANumber);
        }
        throw new IllegalArgumentException(
                "Invalid %s: must be a whole number from %d to %d, was %s".formatted(name, least, most, text));
    }
}
