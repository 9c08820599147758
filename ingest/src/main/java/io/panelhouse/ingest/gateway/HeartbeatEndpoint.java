package io.panelhouse.ingest.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.panelhouse.event.SessionHeartbeat;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * {@code POST /v1/heartbeats}: sessions that showed that they are alive. 202 once Kafka has acknowledged all of them;
 * none is taken if one of them is wrong.
 */
final class HeartbeatEndpoint implements Answers.Endpoint {

    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private final Sink sink;
    private final InstantSource clock;

    HeartbeatEndpoint(Sink sink, InstantSource clock) {
        this.sink = sink;
        this.clock = clock;
    }

    @Override
    public Answer answer(HttpExchange request) throws IOException {
        String type = request.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            return Answer.problem(415, "Invalid content type: must be application/json, was " + type);
        }
        byte[] body = request.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return Answer.problem(413, "Invalid body: must have at most %d bytes".formatted(MAX_BODY_BYTES));
        }
        List<SessionHeartbeat> heartbeats;
        try {
            heartbeats = HeartbeatsJson.read(body, clock.instant());
        } catch (InvalidHeartbeatsException invalid) {
            return Answer.problem(400, invalid.sentence());
        }
        try {
            sink.publish(heartbeats);
        } catch (KafkaException unavailable) {
            request.getResponseHeaders().set("Retry-After", "5");
            return Answer.problem(503, "Cannot take heartbeats: Kafka does not answer; send them again in 5 s");
        }
        return Answer.json(202, Map.of("accepted", heartbeats.size()));
    }

    /** Where heartbeats go. */
    @FunctionalInterface
    interface Sink {
        /**
         * Sends and waits.
         *
         * @throws KafkaException if not all of them were acknowledged
         */
        void publish(List<SessionHeartbeat> heartbeats);
    }
}
