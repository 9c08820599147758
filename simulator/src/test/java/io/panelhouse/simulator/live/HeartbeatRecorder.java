package io.panelhouse.simulator.live;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A gateway that writes down the sessions that gave a sign of life; it can refuse for a while. */
final class HeartbeatRecorder implements AutoCloseable {
    static final String KEY = "the key of the edge";
    private static final Pattern BEAT = Pattern.compile("\\{\"reseller\":\\d+,\"session\":\"([^\"]+)\"}");

    private final HttpServer server;
    private final List<String> sessions = new CopyOnWriteArrayList<>();
    private volatile int status = 202;

    HeartbeatRecorder() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the gateway of the test", e);
        }
        server.createContext("/v1/heartbeats", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean known =
                    ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (known && status == 202) {
                BEAT.matcher(body).results().forEach(beat -> sessions.add(beat.group(1)));
            }
            exchange.sendResponseHeaders(known ? status : 401, -1);
            exchange.close();
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> sessions() {
        return List.copyOf(sessions);
    }

    void answer(int newStatus) {
        status = newStatus;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
