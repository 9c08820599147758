package io.panelhouse.panel.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.api.http.RouteTable;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.security.PanelKey;
import io.panelhouse.panel.token.NewApiToken;
import io.panelhouse.panel.token.TokenAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API over a small business, on a port of its own, with a token of the provider and one of each reseller. */
final class TestApi implements AutoCloseable {

    static final int RATE = 2000;
    static final ObjectMapper JSON = new ObjectMapper();

    final TestBusiness business = new TestBusiness();
    final RouteTable routes = Api.over(business.panel, business.panel.webhooks(PanelKey.of("5a".repeat(32)), false));
    final String providerToken;
    final String northToken;
    final String southToken;
    private final ApiServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    TestApi() {
        this(RATE);
    }

    TestApi(int requestsPerSecond) {
        ApiMain.boundConnections();
        operator("paula", business.provider);
        operator("nora", business.north);
        operator("saul", business.south);
        providerToken = token("paula", "erp", EnumSet.allOf(Permission.class));
        northToken = token("nora", "erp", EnumSet.allOf(Permission.class));
        southToken = token("saul", "erp", EnumSet.allOf(Permission.class));
        try {
            server = new ApiServer(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    business.panel,
                    routes,
                    requestsPerSecond,
                    business.time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void operator(String name, ResellerId reseller) {
        business.panel
                .operators()
                .create(business.asProvider, name, "a long password of " + name, OperatorRole.OWNER, reseller);
    }

    String token(String operator, String name, Set<Permission> permissions) {
        TokenAnswer answer =
                business.panel.tokens().create(business.asProvider, new NewApiToken(operator, name, permissions, null));
        if (answer instanceof TokenAnswer.Issued issued) {
            return issued.text();
        }
        throw new IllegalStateException(answer.toString());
    }

    String base() {
        return "http://127.0.0.1:" + server.port();
    }

    Said get(String token, String path) {
        return send(request(token, path).GET().build());
    }

    /** A new order. */
    Said post(String token, String path, String body) {
        return post(token, path, body, UUID.randomUUID().toString());
    }

    Said post(String token, String path, String body, String key) {
        return send("POST", token, path, body, key);
    }

    Said send(String method, String token, String path, @Nullable String body, String key) {
        HttpRequest.Builder request = request(token, path)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return send(request.build());
    }

    HttpRequest.Builder request(String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    Said send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Said(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
        business.close();
    }

    /** An answer. */
    record Said(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Status and, of a problem, its code. */
        String summary() {
            return status() < 400
                    ? String.valueOf(status())
                    : status() + " " + json().path("code").asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
