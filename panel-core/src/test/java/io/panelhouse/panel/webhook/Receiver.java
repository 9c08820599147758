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

/** Another system: takes what it is called with and answers with a status that a test chooses. */
final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<Got> got = new CopyOnWriteArrayList<>();
    volatile int status = 200;
    private final HttpServer server;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        got.add(new Got(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Panelhouse-Delivery"),
                exchange.getRequestHeaders().getFirst("Panelhouse-Signature"),
                body));
        exchange.getResponseHeaders().add("Location", url() + "elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** The operations that it was called about, in the order of the calls. */
    List<Long> operations() {
        return got.stream().map(call -> call.json().get("operation").asLong()).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Got(String path, String delivery, String signature, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
