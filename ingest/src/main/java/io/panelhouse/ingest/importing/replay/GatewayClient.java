package io.panelhouse.ingest.importing.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panelhouse.panel.ResellerId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tells the gateway that sessions are alive. */
public final class GatewayClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_HEARTBEATS_AT_ONCE = 5_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI heartbeats;
    private final String key;

    /**
     * A client that shows the key of an edge.
     *
     * @throws IllegalArgumentException if it is no address of a gateway
     */
    public GatewayClient(String gatewayUrl, String key) {
        this.key = key;
        heartbeats = URI.create(gatewayUrl.replaceAll("/+$", "") + "/v1/heartbeats");
        if (!"http".equals(heartbeats.getScheme()) && !"https".equals(heartbeats.getScheme())) {
            throw new IllegalArgumentException(
                    "Invalid setting PANELHOUSE_GATEWAY_URL: must begin with http:// or https://, was " + gatewayUrl);
        }
    }

    /**
     * Sends one heartbeat for each session.
     *
     * @throws IOException if the gateway did not take all of them
     */
    public void beat(ResellerId reseller, List<String> sessions) throws IOException, InterruptedException {
        for (int first = 0; first < sessions.size(); first += MAX_HEARTBEATS_AT_ONCE) {
            send(reseller, sessions.subList(first, Math.min(sessions.size(), first + MAX_HEARTBEATS_AT_ONCE)));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private void send(ResellerId reseller, List<String> sessions) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(heartbeats)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(body(reseller, sessions)))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 202) {
            throw new IOException("the gateway answered " + response.statusCode() + ": " + response.body());
        }
    }

    private static String body(ResellerId reseller, List<String> sessions) throws JsonProcessingException {
        return JSON.writeValueAsString(sessions.stream()
                .map(session -> Map.of("reseller", reseller.value(), "session", session))
                .toList());
    }
}
