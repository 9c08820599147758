package io.panelhouse.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class HealthEndpointTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");
    private static final LiveSettings SETTINGS =
            new LiveSettings(URI.create("http://127.0.0.1:1"), "unused", Path.of("unused"), "127.0.0.1", 0);

    @Test
    void aLoopThatTicksIsHealthy() throws Exception {
        HttpResponse<String> answer = ask(reading(NOW.minusMillis(100), Duration.ZERO));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"healthy\":true,\"detail\":\"63 accounts online, 12 operations\",\"asOf\":");
    }

    @Test
    void aLoopThatStandsStillIsNot() throws Exception {
        assertThat(ask(reading(NOW.minusSeconds(20), Duration.ZERO)).statusCode())
                .isEqualTo(503);
    }

    @Test
    void aPanelThatIsAwayForLongIsSaid() throws Exception {
        HttpResponse<String> answer = ask(reading(NOW, Duration.ofSeconds(40)));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("The panel has not answered for 40 s; trying again");
    }

    private static LiveReading reading(Instant asOf, Duration panelFailingFor) {
        return new LiveReading(asOf, panelFailingFor, false, 63, 71, 100, 90, 0, 19, 500, 12, 1);
    }

    private static HttpResponse<String> ask(LiveReading reading) throws Exception {
        try (HealthEndpoint health = HealthEndpoint.open(SETTINGS, () -> reading, InstantSource.fixed(NOW));
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + health.port() + "/health");
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
