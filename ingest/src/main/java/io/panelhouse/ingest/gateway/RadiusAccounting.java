package io.panelhouse.ingest.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SessionHeartbeat;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.edge.Edge;
import io.panelhouse.panel.session.OpenSession;
import io.panelhouse.panel.session.Sessions;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * {@code POST /v1/radius/accounting}: Start and Interim-Update of an Accounting-Request are signs of life of the
 * session in Class, Stop closes it. Requests about sessions that are not open are taken and have no effect.
 */
final class RadiusAccounting implements EdgeGate.EdgeEndpoint {

    private final Sessions sessions;
    private final HeartbeatEndpoint.Sink sink;
    private final EdgeTree tree;
    private final InstantSource clock;

    RadiusAccounting(Sessions sessions, HeartbeatEndpoint.Sink sink, EdgeTree tree, InstantSource clock) {
        this.sessions = sessions;
        this.sink = sink;
        this.tree = tree;
        this.clock = clock;
    }

    @Override
    public Answer answer(Edge edge, HttpExchange request) throws IOException, RefusedBodyException {
        RadiusAttributes sent = new RadiusAttributes(JsonBody.object(request, RadiusAuthorize.MAX_BODY_BYTES));
        Optional<String> session = sent.octets("Class");
        if (session.isEmpty()) {
            return Answer.none();
        }
        switch (sent.text("Acct-Status-Type").orElse("")) {
            case "Start", "1", "Interim-Update", "3", "Alive" -> {
                try {
                    beat(edge, session.get());
                } catch (KafkaException unavailable) {
                    return Answer.problem(503, "Cannot take accounting: Kafka does not answer; send it again");
                }
            }
            case "Stop", "2" -> sessions.close(Actor.within("edge " + edge.name(), edge.resellerId()), session.get());
            default -> {
                // The switching on and off of the server itself says nothing about a session.
            }
        }
        return Answer.none();
    }

    private void beat(Edge edge, String sessionId) {
        Optional<OpenSession> open =
                sessions.find(sessionId).filter(session -> tree.serves(edge.resellerId(), session.resellerId()));
        open.ifPresent(session -> sink.publish(List.of(new SessionHeartbeat(
                new ResellerId(session.resellerId().value()),
                sessionId,
                clock.instant().truncatedTo(ChronoUnit.MICROS)))));
    }
}
