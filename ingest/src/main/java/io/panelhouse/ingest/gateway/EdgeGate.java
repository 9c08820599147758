package io.panelhouse.ingest.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.edge.Edge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Lets in edges that show their key, as {@code Authorization: Bearer KEY} or as the password of {@code Basic}. What the
 * panel said about a key counts for four seconds, so that a disabled one is refused within five. Only hashes are kept
 * and looked up here: how long that takes tells nothing about a key.
 */
final class EdgeGate {

    private static final Duration BELIEVED = Duration.ofSeconds(4);
    private static final int MAX_KEYS = 10_000;
    private static final int MAX_KEY_CHARACTERS = 200;

    private final Function<String, Optional<Edge>> panel;
    private final InstantSource clock;
    private final RateLimit rate;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    EdgeGate(Function<String, Optional<Edge>> panel, InstantSource clock, RateLimit rate) {
        this.panel = panel;
        this.clock = clock;
        this.rate = rate;
    }

    /** The endpoint behind the gate. */
    Answers.Endpoint keyed(EdgeEndpoint endpoint) {
        return request -> answer(endpoint, request);
    }

    private Answer answer(EdgeEndpoint endpoint, HttpExchange request) throws IOException {
        try {
            Optional<Edge> edge = key(request).flatMap(this::edge);
            if (edge.isEmpty()) {
                request.getResponseHeaders().set("WWW-Authenticate", "Bearer");
                return Answer.problem(
                        401, "Cannot answer: this address asks for the key of an edge; send Authorization: Bearer KEY");
            }
            if (!rate.take(Long.toString(edge.get().id()))) {
                request.getResponseHeaders().set("Retry-After", "1");
                return Answer.problem(
                        429, "Cannot answer: this edge sends too many requests; send them again in a second");
            }
            return endpoint.answer(edge.get(), request);
        } catch (RefusedBodyException refused) {
            return refused.answer();
        } catch (PanelUnavailableException unavailable) {
            request.getResponseHeaders().set("Retry-After", "2");
            return Answer.problem(503, "Cannot answer: the panel's database does not; try again in 2 s");
        }
    }

    private Optional<Edge> edge(String key) {
        Instant now = clock.instant();
        String hash = hash(key);
        Known said = known.get(hash);
        if (said == null || said.asked.plus(BELIEVED).isBefore(now)) {
            if (known.size() >= MAX_KEYS) {
                known.clear();
            }
            said = new Known(panel.apply(key), now);
            known.put(hash, said);
        }
        return said.edge;
    }

    private static Optional<String> key(HttpExchange request) {
        String header = request.getRequestHeaders().getFirst("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        String key = header.startsWith("Bearer ")
                ? header.substring("Bearer ".length()).strip()
                : password(header);
        return key.isEmpty() || key.length() > MAX_KEY_CHARACTERS ? Optional.empty() : Optional.of(key);
    }

    private static String password(String header) {
        if (!header.startsWith("Basic ")) {
            return "";
        }
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(header.substring("Basic ".length()).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** An address for edges. */
    @FunctionalInterface
    interface EdgeEndpoint {
        Answer answer(Edge edge, HttpExchange request) throws IOException, RefusedBodyException;
    }

    private record Known(Optional<Edge> edge, Instant asked) {}
}
