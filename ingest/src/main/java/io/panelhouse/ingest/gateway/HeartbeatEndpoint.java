package io.panelhouse.ingest.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.panelhouse.event.SessionHeartbeat;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.edge.Edge;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * {@code POST /v1/heartbeats}: sessions that showed that they are alive. 202 once Kafka and the panel have taken all of
 * them; none is taken if one of them is wrong or of a reseller that the edge does not serve.
 */
final class HeartbeatEndpoint implements EdgeGate.EdgeEndpoint {

    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private final Sink sink;
    private final EdgeTree tree;
    private final InstantSource clock;

    HeartbeatEndpoint(Sink sink, EdgeTree tree, InstantSource clock) {
        this.sink = sink;
        this.tree = tree;
        this.clock = clock;
    }

    @Override
    public Answer answer(Edge edge, HttpExchange request) throws IOException, RefusedBodyException {
        List<SessionHeartbeat> heartbeats;
        try {
            heartbeats = HeartbeatsJson.read(JsonBody.bytes(request, MAX_BODY_BYTES), clock.instant());
        } catch (InvalidHeartbeatsException invalid) {
            return Answer.problem(400, invalid.sentence());
        }
        for (int i = 0; i < heartbeats.size(); i++) {
            long reseller = heartbeats.get(i).resellerId().value();
            if (!tree.serves(edge.resellerId(), new ResellerId(reseller))) {
                return Answer.problem(
                        403, "Invalid heartbeat %d: this edge does not serve reseller %d".formatted(i + 1, reseller));
            }
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
