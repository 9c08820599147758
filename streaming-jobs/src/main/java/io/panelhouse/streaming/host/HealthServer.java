package io.panelhouse.streaming.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.panelhouse.streaming.RefusedStartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Answers {@code GET /health}: 200 when healthy, else 503, with a JSON body either way. */
final class HealthServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "health");
        thread.setDaemon(true);
        return thread;
    });

    private HealthServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @throws RefusedStartException if the address cannot be had
     */
    static HealthServer start(String bind, int port, Supplier<Health> health) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(bind, port), 0);
            HealthServer server = new HealthServer(http);
            http.createContext("/health", exchange -> answer(exchange, health.get()));
            http.setExecutor(server.threads);
            http.start();
            return server;
        } catch (IOException taken) {
            throw new RefusedStartException(
                    "Cannot start streaming: %s:%d cannot be had (%s); set PANELHOUSE_STREAMING_PORT to a free port"
                            .formatted(bind, port, taken.getMessage()),
                    taken);
        }
    }

    private static void answer(HttpExchange exchange, Health health) throws IOException {
        try (exchange) {
            byte[] body = json(health);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(health.healthy() ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] json(Health health) throws JsonProcessingException {
        return JSON.writeValueAsString(health.body()).getBytes(UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
