package io.panelhouse.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SessionHeartbeat;
import io.panelhouse.panel.edge.Edge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final List<SessionHeartbeat> taken = new ArrayList<>();
    private static final String KEY = "phe_the-key-of-the-edge-for-this-test";
    private static final Edge EDGE =
            new Edge(1, new io.panelhouse.panel.ResellerId(1), "edge", "test", NOON, null, null, null);

    private Instant now = NOON;
    private boolean disabled;
    private boolean kafkaIsAway;
    private HttpServer server;
    private HttpClient http;

    @BeforeEach
    void listen() throws IOException {
        HeartbeatEndpoint.Sink sink = heartbeats -> {
            if (kafkaIsAway) {
                throw new KafkaException("away");
            }
            taken.addAll(heartbeats);
        };
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        InstantSource clock = InstantSource.fixed(NOON);
        EdgeGate gate = new EdgeGate(
                key -> key.equals(KEY) && !disabled ? Optional.of(EDGE) : Optional.empty(),
                () -> now,
                new RateLimit(20, () -> now));
        EdgeTree tree = new EdgeTree((edge, reseller) -> reseller.value() < 100, clock);
        server.createContext(
                "/v1/heartbeats", new Answers("POST", gate.keyed(new HeartbeatEndpoint(sink, tree, clock))));
        server.start();
        http = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop(0);
    }

    @Test
    void heartbeatsAreTakenWithTheirTimeOrNow() throws Exception {
        HttpResponse<String> answer = post("""
                [{"reseller":1,"session":"s-1"},{"reseller":2,"session":"s-2","at":"2026-11-23T11:59:30.000001Z"}]""");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"accepted\":2}");
        assertThat(taken)
                .containsExactly(
                        new SessionHeartbeat(new ResellerId(1), "s-1", NOON),
                        new SessionHeartbeat(new ResellerId(2), "s-2", Instant.parse("2026-11-23T11:59:30.000001Z")));
    }

    @Test
    void aWrongHeartbeatIsNamedAndNoneIsTaken() throws Exception {
        assertThat(detail("[{\"reseller\":1,\"session\":\"s\"},{\"reseller\":0,\"session\":\"s\"}]"))
                .isEqualTo("400 Invalid heartbeat 2: reseller must be a whole number of at least 1, was 0");
        assertThat(detail("[{\"reseller\":1,\"session\":\" \"}]"))
                .isEqualTo("400 Invalid heartbeat 1: session must be a text of 1 to 200 characters");
        assertThat(detail("[{\"reseller\":1,\"session\":\"s\",\"at\":\"noon\"}]"))
                .isEqualTo(
                        "400 Invalid heartbeat 1: at must be an instant such as 2026-11-23T10:00:00Z, was \\\"noon\\\"");
        assertThat(detail("[{\"reseller\":1,\"session\":\"s\",\"at\":\"2026-11-24T12:00:00Z\"}]"))
                .isEqualTo("400 Invalid heartbeat 1: at must not lie in the future, was \\\"2026-11-24T12:00:00Z\\\"");
        assertThat(detail("[{\"reseller\":1,\"session\":\"s\",\"password\":\"x\"}]"))
                .isEqualTo("400 Invalid heartbeat 1: must hold only reseller, session and at");
        assertThat(detail("{}")).isEqualTo("400 Invalid body: must be a list of heartbeats");
        assertThat(detail("[1")).isEqualTo("400 Invalid body: must be JSON");
        assertThat(taken).isEmpty();
    }

    @Test
    void aBodyThatIsTooLongIsRefused() throws Exception {
        assertThat(detail("[" + " ".repeat(1024 * 1024) + "]"))
                .isEqualTo("413 Invalid body: must have at most 1048576 bytes");
    }

    @Test
    void whileKafkaIsAwayTheCallerIsToldToComeBack() throws Exception {
        kafkaIsAway = true;

        HttpResponse<String> answer = post("[{\"reseller\":1,\"session\":\"s\"}]");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void onlyPostedJsonIsTaken() throws Exception {
        HttpResponse<String> got = http.send(request().GET().build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> form = http.send(
                request()
                        .header("Content-Type", "text/plain")
                        .header("Authorization", "Bearer " + KEY)
                        .POST(HttpRequest.BodyPublishers.ofString("[]"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(got.statusCode()).isEqualTo(405);
        assertThat(form.statusCode()).isEqualTo(415);
    }

    @Test
    void withoutTheKeyOfAnEdgeNothingIsTaken() throws Exception {
        for (String header : List.of("Bearer other", "Bearer", "Basic !", "Basic bm9ib2R5Og==", KEY)) {
            HttpResponse<String> answer = send("[]", header);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        String basic = Base64.getEncoder().encodeToString(("edge:" + KEY).getBytes(StandardCharsets.UTF_8));
        assertThat(send("[]", "Basic " + basic).statusCode()).isEqualTo(202);
    }

    @Test
    void aDisabledKeyIsRefusedWithinFiveSeconds() throws Exception {
        assertThat(post("[]").statusCode()).isEqualTo(202);
        disabled = true;
        now = NOON.plusMillis(4_001);

        assertThat(post("[]").statusCode()).isEqualTo(401);
    }

    @Test
    void anEdgeThatSendsTooMuchIsHeldBackUntilTheNextSecond() throws Exception {
        for (int i = 0; i < 40; i++) {
            assertThat(post("[]").statusCode()).isEqualTo(202);
        }
        assertThat(post("[]").statusCode()).isEqualTo(429);
        now = NOON.plusSeconds(1);
        assertThat(post("[]").statusCode()).isEqualTo(202);
    }

    @Test
    void aHeartbeatOfAResellerThatTheEdgeDoesNotServeIsRefused() throws Exception {
        assertThat(detail("[{\"reseller\":7,\"session\":\"s\"},{\"reseller\":100,\"session\":\"s\"}]"))
                .isEqualTo("403 Invalid heartbeat 2: this edge does not serve reseller 100");
        assertThat(taken).isEmpty();
    }

    private String detail(String body) throws Exception {
        HttpResponse<String> answer = post(body);
        return answer.statusCode() + answer.body().replaceAll(".*\"detail\":\"(.*)\"}", " $1");
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(body, "Bearer " + KEY);
    }

    private HttpResponse<String> send(String body, String authorization) throws Exception {
        return http.send(
                request()
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/heartbeats"));
    }
}
