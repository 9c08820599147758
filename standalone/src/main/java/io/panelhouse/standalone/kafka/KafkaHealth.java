package io.panelhouse.standalone.kafka;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Answers {@code GET /health} by asking the broker for its cluster, as a client does. */
final class KafkaHealth implements AutoCloseable {

    private static final int LIMIT_MILLIS = 2000;

    private final Admin admin;
    private final HttpServer server;

    private KafkaHealth(Admin admin, HttpServer server) {
        this.admin = admin;
        this.server = server;
    }

    static KafkaHealth serve(KafkaSettings settings) throws IOException {
        Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "%s:%d".formatted(settings.advertised(), settings.port()),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                LIMIT_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                LIMIT_MILLIS));
        HttpServer server = HttpServer.create(new InetSocketAddress(settings.bind(), settings.healthPort()), 0);
        KafkaHealth health = new KafkaHealth(admin, server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", health::answer);
        server.start();
        return health;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String unhealthy = ask();
            byte[] body = (unhealthy == null
                            ? "{\"healthy\":true,\"detail\":\"serves clients\"}"
                            : "{\"healthy\":false,\"detail\":\"%s\"}".formatted(unhealthy.replace('"', '\'')))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(unhealthy == null ? 200 : 503, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    /** Returns why the broker is not healthy; null if it is. */
    private @org.jspecify.annotations.Nullable String ask() {
        try {
            int nodes = admin.describeCluster(new DescribeClusterOptions().timeoutMs(LIMIT_MILLIS))
                    .nodes()
                    .get(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                    .size();
            return nodes == 1 ? null : "the broker is not registered";
        } catch (ExecutionException | TimeoutException e) {
            return "the broker does not answer its clients";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "is stopping";
        }
    }

    @Override
    public void close() {
        server.stop(0);
        admin.close(java.time.Duration.ZERO);
    }
}
