package io.panelhouse.ingest.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.edge.Edge;
import io.panelhouse.panel.session.Sessions;
import java.io.IOException;
import java.util.Map;

/** {@code POST /v1/stop} with {@code {"session":"…"}}: closes it. One that is not open is answered the same way. */
final class StopEndpoint implements EdgeGate.EdgeEndpoint {

    private static final int MAX_BODY_BYTES = 4 * 1024;
    private static final int MAX_SESSION_CHARACTERS = 200;

    private final Sessions sessions;

    StopEndpoint(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Answer answer(Edge edge, HttpExchange request) throws IOException, RefusedBodyException {
        String session = JsonBody.required(JsonBody.object(request, MAX_BODY_BYTES), MAX_SESSION_CHARACTERS, "session");
        boolean closed = sessions.close(Actor.within("edge " + edge.name(), edge.resellerId()), session)
                .isPresent();
        return Answer.json(200, Map.of("closed", closed));
    }
}
