package io.panelhouse.panel.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Another system: takes what it is called with and answers with a status that a test chooses. */
final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<Got> got = new CopyOnWriteArrayList<>();
    volatile int status = 200;
    private HttpServer server = listening(0);
    private final int port = server.getAddress().getPort();

    private HttpServer listening(int at) {
        HttpServer listening;
        try {
            listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listening.createContext("/", this::take);
        listening.start();
        return listening;
    }

    /** Nobody answers from now on. */
    void die() {
        server.stop(0);
    }

    void comeBack() {
        server = listening(port);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        got.add(new Got(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Panelhouse-Delivery"),
                exchange.getRequestHeaders().getFirst("Panelhouse-Signature"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                body));
        exchange.getResponseHeaders().add("Location", url() + "elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** The operations that it was called about, in the order of the calls. */
    List<Long> operations() {
        return got.stream().map(call -> call.json().get("operation").asLong()).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Got(
            String path,
            String delivery,
            String signature,
            @Nullable String key,
            String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
