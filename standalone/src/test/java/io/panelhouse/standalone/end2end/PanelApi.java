package io.panelhouse.standalone.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An operator's program at the REST API. Safe for many threads. */
final class PanelApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String address;
    private final String token;

    private PanelApi(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** With a new token of this operator. */
    static PanelApi of(StackUnderTest stack, String operator) {
        String token = stack.runWell("token", "create", "--operator", operator, "--name", "test-of-" + operator)
                .out()
                .strip();
        return new PanelApi("http://127.0.0.1:" + stack.port("api"), token);
    }

    /** The reseller of the operator. */
    long reseller() {
        return done("GET", "/v1/me", "", null).path("reseller").asLong();
    }

    long createReseller(String name, long parent, String zone) {
        ObjectNode body =
                JSON.createObjectNode().put("parent", parent).put("name", name).put("timeZone", zone);
        return done("POST", "/v1/resellers", "", body).path("id").asLong();
    }

    /** Returns the password that was given. */
    String hire(long reseller, String name, String role) {
        ObjectNode body = JSON.createObjectNode().put("name", name).put("role", role);
        return done("POST", "/v1/resellers/%d/staff".formatted(reseller), "", body)
                .path("password")
                .asText();
    }

    void transfer(String key, long from, long to, String credits) {
        ObjectNode body =
                JSON.createObjectNode().put("from", from).put("to", to).put("credits", credits);
        done("POST", "/v1/transfers", key, body);
    }

    void mint(String key, long provider, String credits) {
        ObjectNode body = JSON.createObjectNode().put("provider", provider).put("credits", credits);
        done("POST", "/v1/mints", key, body);
    }

    private JsonNode done(String method, String path, String key, @Nullable JsonNode body) {
        try {
            HttpResponse<String> answer = ask(method, path, key, body);
            assertThat(answer.statusCode())
                    .as("%s %s: %s", method, path, answer.body())
                    .isBetween(200, 299);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks once. */
    HttpResponse<String> ask(String method, String path, String key, @Nullable JsonNode body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
