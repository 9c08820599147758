package io.panelhouse.ingest.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.panelhouse.panel.edge.Edge;
import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code POST /v1/radius/authorize}: the sign-in of an Access-Request. 200 with the attributes of the Access-Accept,
 * 401 with the reason as Reply-Message. The session's id goes along as Class, by which accounting names it.
 */
final class RadiusAuthorize implements EdgeGate.EdgeEndpoint {

    static final int MAX_BODY_BYTES = 64 * 1024;
    /** The shortest that RFC 2869 allows; sessions end after 90 s of silence. */
    private static final int INTERIM_SECONDS = 60;

    private final SignInDesk desk;
    private final InstantSource clock;

    RadiusAuthorize(SignInDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public Answer answer(Edge edge, HttpExchange request) throws IOException, RefusedBodyException {
        RadiusAttributes sent = new RadiusAttributes(JsonBody.object(request, MAX_BODY_BYTES));
        SignInDecision decision = desk.decide(new SignInRequest(
                edge.resellerId(),
                sent.text("User-Name").orElseThrow(() -> missing("User-Name")),
                sent.text("User-Password").orElseThrow(() -> missing("User-Password")),
                sent.text("Calling-Station-Id").orElse(null),
                sent.text("NAS-Port-Type").orElse(null),
                sent.text("Connect-Info").orElse(null),
                sent.text("Framed-IP-Address").orElse(null)));
        Map<String, Object> reply = new LinkedHashMap<>();
        if (!decision.accepted()) {
            reply.put(
                    "reply:Reply-Message",
                    RadiusAttributes.value(decision.outcome().sentence()));
            return Answer.json(401, reply);
        }
        reply.put("reply:Class", RadiusAttributes.value(String.valueOf(decision.sessionId())));
        reply.put("reply:Acct-Interim-Interval", RadiusAttributes.value(INTERIM_SECONDS));
        Instant end = decision.endsAt();
        if (end != null) {
            long seconds = Math.max(1, Duration.between(clock.instant(), end).toSeconds());
            reply.put("reply:Session-Timeout", RadiusAttributes.value(Math.min(seconds, Integer.MAX_VALUE)));
        }
        return Answer.json(200, reply);
    }

    private static RefusedBodyException missing(String attribute) {
        return new RefusedBodyException(
                400, "Invalid Access-Request: must hold " + attribute + "; only PAP tells the password");
    }
}
