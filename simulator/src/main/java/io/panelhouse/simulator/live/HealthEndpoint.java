package io.panelhouse.simulator.live;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Supplier;

/** {@code GET /health}: 200 or 503, and the process's figures as JSON. */
final class HealthEndpoint implements AutoCloseable {
    private final HttpServer server;

    private HealthEndpoint(HttpServer server) {
        this.server = server;
    }

    /** @throws IllegalArgumentException if the port is taken; the message is one sentence */
    static HealthEndpoint open(LiveSettings settings, Supplier<LiveReading> reading, InstantSource time) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(settings.bind(), settings.port()), 0);
            server.createContext("/health", exchange -> {
                LiveReading now = reading.get();
                byte[] body = now.toJson(time.instant()).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(now.healthy(time.instant()) ? 200 : 503, body.length);
                try (var out = exchange.getResponseBody()) {
                    out.write(body);
                }
            });
            server.start();
            return new HealthEndpoint(server);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot listen on %s:%d: %s; set PANELHOUSE_SIMULATOR_PORT to a free port"
                            .formatted(settings.bind(), settings.port(), e.getMessage()),
                    e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
