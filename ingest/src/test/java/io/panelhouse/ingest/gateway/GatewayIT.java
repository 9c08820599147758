package io.panelhouse.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.panelhouse.event.Topics;
import io.panelhouse.panel.session.AttemptFilter;
import io.panelhouse.panel.session.SignInOutcome;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An edge at the gateway, with a real panel and a real broker behind it. */
class GatewayIT {

    private static final String MAC = "00:1A:79:00:00:01";
    private static EdgeUnderTest edge;

    @BeforeAll
    static void open() throws Exception {
        edge = new EdgeUnderTest();
    }

    @AfterAll
    static void close() throws Exception {
        edge.close();
    }

    @Test
    @Tag("S8")
    void anAccountSuspendedTenMillisecondsAgoIsToldSo() throws Exception {
        edge.account("suspended");
        try (Connection connection = edge.business.database.connect()) {
            connection
                    .createStatement()
                    .execute("UPDATE panel.account SET suspended_at = '" + edge.business.time.instant()
                            + "' WHERE name = 'suspended'");
        }
        edge.business.time.advance(Duration.ofMillis(10));

        JsonNode answer = edge.post(
                "/auth/check",
                "{\"user\":\"suspended\",\"secret\":\"secret of suspended\",\"device\":\"" + MAC + "\"}");

        assertThat(answer.path("outcome").asText()).isEqualTo("SUSPENDED");
        assertThat(answer.path("accepted").asBoolean()).isFalse();
        assertThat(answer.path("sentence").asText()).isEqualTo("The account was suspended.");
    }

    @Test
    void aSessionOpensLivesByHeartbeatsAndIsStopped() throws Exception {
        edge.account("watcher");
        JsonNode opened = edge.auth("watcher", "secret of watcher", MAC);
        String session = opened.path("session").asText();
        assertThat(opened.path("outcome").asText()).isEqualTo("ACCEPTED");
        assertThat(edge.auth("watcher", "secret of watcher", MAC)
                        .path("outcome")
                        .asText())
                .isEqualTo("CONNECTION_LIMIT");

        edge.business.time.advance(Duration.ofSeconds(60));
        JsonNode beaten = edge.post(
                "/v1/heartbeats", "[{\"reseller\":%s,\"session\":\"%s\"}]".formatted(opened.path("reseller"), session));
        assertThat(beaten.path("accepted").asInt()).isEqualTo(1);
        assertThat(edge.business.panel.sessions().find(session).orElseThrow().lastHeartbeatAt())
                .isEqualTo(edge.business.time.instant());
        assertThat(edge.kafka.read(Topics.SESSION_HEARTBEAT))
                .anyMatch(row -> new String(row.key(), StandardCharsets.UTF_8).equals(session));

        assertThat(edge.post("/v1/stop", "{\"session\":\"" + session + "\"}")
                        .path("closed")
                        .asBoolean())
                .isTrue();
        assertThat(edge.post("/v1/stop", "{\"session\":\"" + session + "\"}")
                        .path("closed")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aSessionWhoseHeartbeatsStopIsClosed() throws Exception {
        edge.account("lost");
        String session =
                edge.auth("lost", "secret of lost", MAC).path("session").asText();

        edge.business.time.advance(Duration.ofSeconds(91));

        await().until(() -> edge.business.panel.sessions().find(session).isEmpty());
        assertThat(edge.business.text("SELECT reason FROM journal.session WHERE change = 'CLOSED' AND session_id = '"
                        + session + "'"))
                .isEqualTo("TIMEOUT");
    }

    @Test
    void anEdgeServesItsOwnSubtreeOnly() throws Exception {
        edge.business.fund(edge.business.south, 1);
        edge.business.created(edge.business.south, "southerner", "M1");

        assertThat(edge.auth("southerner", "secret of southerner", MAC)
                        .path("outcome")
                        .asText())
                .isEqualTo("UNKNOWN_USER");
        assertThat(edge.post("/v1/heartbeats", "[{\"reseller\":%s,\"session\":\"s\"}]".formatted(edge.business.south))
                        .path("status")
                        .asInt())
                .isEqualTo(403);
    }

    @Test
    void whoGuessesIsHeldBackAndTheOwnerElsewhereIsLetIn() throws Exception {
        edge.account("guessed");
        for (int i = 0; i < GuessLimit.MAX_WRONG; i++) {
            assertThat(edge.auth("guessed", "guess " + i, MAC, "10.9.9.9")
                            .path("outcome")
                            .asText())
                    .isEqualTo("WRONG_PASSWORD");
        }
        for (int i = 0; i < 3; i++) {
            assertThat(edge.auth("guessed", "secret of guessed", MAC, "10.9.9.9")
                            .path("outcome")
                            .asText())
                    .isEqualTo("THROTTLED");
        }

        assertThat(edge.auth("guessed", "secret of guessed", MAC, "10.1.1.1")
                        .path("outcome")
                        .asText())
                .isEqualTo("ACCEPTED");
        AttemptFilter throttled =
                new AttemptFilter(null, null, "guessed", null, Set.of(SignInOutcome.THROTTLED), null, null);
        assertThat(edge.business.panel.attempts().page(edge.business.asNorth, throttled, Long.MAX_VALUE, 9))
                .hasSize(1);
    }

    @Test
    void whatIsWrongWithARequestIsSaid() throws Exception {
        assertThat(edge.post("/v1/auth", "{\"secret\":\"x\"}").path("detail").asText())
                .isEqualTo("Invalid username: must be a text of 1 to 500 characters, was missing");
        assertThat(edge.post("/v1/auth", "[]").path("detail").asText()).isEqualTo("Invalid body: must be an object");
        assertThat(edge.post("/v1/auth", "{").path("detail").asText()).isEqualTo("Invalid body: must be JSON");
        assertThat(edge.post("/v1/stop", "{\"session\":7}").path("detail").asText())
                .isEqualTo("Invalid session: must be a text of at most 200 characters");
    }

    @Test
    void noSecretAndNoKeyIsWrittenAnywhere() throws Exception {
        edge.account("quiet");
        edge.auth("quiet", "secret of quiet", MAC);
        edge.auth("quiet", "secretly wrong", MAC);

        Set<String> written = new HashSet<>();
        try (Connection connection = edge.business.database.connect();
                var tables = connection
                        .createStatement()
                        .executeQuery("SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind = 'r'"
                                + " AND c.relnamespace IN ('panel'::regnamespace, 'journal'::regnamespace)")) {
            while (tables.next()) {
                written.add(edge.business.text("SELECT string_agg(t::text, ' ') FROM " + tables.getString(1) + " t"));
            }
        }
        assertThat(written).noneMatch(text -> text.contains("secret of quiet") || text.contains("secretly wrong"));
        assertThat(written).noneMatch(text -> text.contains(edge.key));
        assertThat(edge.kafka.read(Topics.SESSION_HEARTBEAT))
                .noneMatch(row -> new String(row.value(), StandardCharsets.UTF_8).contains("secret"));
        assertThat(edge.logged())
                .doesNotContain("secret of")
                .doesNotContain("secretly")
                .doesNotContain(edge.key);
    }
}
