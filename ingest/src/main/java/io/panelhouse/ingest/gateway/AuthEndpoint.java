package io.panelhouse.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.panelhouse.panel.edge.Edge;
import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/auth}, also at {@code /auth/check}: whether a subscriber may watch, as of now; if so, a session is
 * open. Body: {@code username} (or {@code user}), {@code secret}, and if known {@code device} (its id, or an object of
 * {@code id} and {@code type}), {@code app} and {@code address}. Every decision is answered with status 200.
 */
final class AuthEndpoint implements EdgeGate.EdgeEndpoint {

    private static final int MAX_BODY_BYTES = 16 * 1024;
    private static final int MAX_CHARACTERS = 500;

    private final SignInDesk desk;

    AuthEndpoint(SignInDesk desk) {
        this.desk = desk;
    }

    @Override
    public Answer answer(Edge edge, HttpExchange request) throws IOException, RefusedBodyException {
        JsonNode body = JsonBody.object(request, MAX_BODY_BYTES);
        JsonNode device = body.path("device");
        SignInRequest asked = new SignInRequest(
                edge.resellerId(),
                JsonBody.required(body, MAX_CHARACTERS, "username", "user"),
                JsonBody.required(body, MAX_CHARACTERS, "secret", "password"),
                device.isObject() ? text(device, "id") : text(body, "device"),
                device.isObject() ? text(device, "type") : null,
                text(body, "app"),
                text(body, "address"));
        return Answer.json(200, answer(desk.decide(asked)));
    }

    private static Map<String, Object> answer(SignInDecision decision) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("outcome", decision.outcome().name());
        answer.put("accepted", decision.accepted());
        answer.put("sentence", decision.outcome().sentence());
        if (decision.accepted()) {
            Instant end = decision.endsAt();
            answer.put("session", decision.sessionId());
            answer.put("reseller", decision.resellerId().value());
            answer.put("endsAt", end == null ? null : end.toString());
        }
        return answer;
    }

    private static @Nullable String text(JsonNode object, String name) throws RefusedBodyException {
        return JsonBody.optional(object, name, MAX_CHARACTERS);
    }
}
