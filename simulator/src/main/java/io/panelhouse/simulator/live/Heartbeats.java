package io.panelhouse.simulator.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs of life of the open sessions, to the edge gateway: {@code POST /v1/heartbeats} with a JSON array. A batch that
 * the gateway did not take is given again a little later.
 */
final class Heartbeats implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);
    private static final int MAX_SESSIONS_PER_REQUEST = 500;
    private static final int MAX_REQUESTS_UNDER_WAY = 4;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final SessionBook book;
    private final URI address;
    private final String edgeKey;
    private final HttpClient client;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    private int underWay;
    private long sent;
    private boolean failing;

    Heartbeats(SessionBook book, URI gateway, String edgeKey) {
        this.book = book;
        this.edgeKey = edgeKey;
        this.address = gateway.resolve("/v1/heartbeats");
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
    }

    void tick(Instant now) {
        for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
            take(answer, now);
        }
        while (underWay < MAX_REQUESTS_UNDER_WAY) {
            List<Watching> due = book.beatsDue(now, MAX_SESSIONS_PER_REQUEST);
            if (due.isEmpty()) {
                return;
            }
            send(due);
        }
    }

    /** Heartbeats that the gateway took. */
    long sent() {
        return sent;
    }

    boolean failing() {
        return failing;
    }

    private void send(List<Watching> batch) {
        String body = batch.stream()
                .map(session ->
                        "{\"reseller\":%s,\"session\":\"%s\"}".formatted(session.reseller(), session.sessionId()))
                .collect(Collectors.joining(",", "[", "]"));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + edgeKey)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        underWay++;
        var unused = client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> answers.add(new Answer(
                        batch,
                        failure == null ? "status " + response.statusCode() : failure.toString(),
                        failure == null && response.statusCode() / 100 == 2)));
    }

    private void take(Answer answer, Instant now) {
        underWay--;
        if (answer.taken()) {
            sent += answer.batch().size();
            if (failing) {
                failing = false;
                log.info("The gateway takes heartbeats again");
            }
            return;
        }
        answer.batch().forEach(session -> book.beatAt(session, now.plus(AGAIN_AFTER)));
        if (!failing) {
            failing = true;
            log.warn("Cannot send heartbeats to {}: {}; trying again until it takes them", address, answer.fact());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private record Answer(List<Watching> batch, String fact, boolean taken) {}
}
