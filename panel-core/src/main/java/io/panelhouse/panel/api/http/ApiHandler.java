package io.panelhouse.panel.api.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.schema.FieldProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every request: finds its route, who asks, whether that is allowed and well formed, and then does it.
 *
 * <p>The body is read only for a token in force, and before the gate, so that a slow sender holds nothing but its own
 * share. Nothing that a caller sent is written to the log.
 */
public final class ApiHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final int MAX_WORKING = 32;
    private static final int MAX_WAITING = 256;
    private static final int MAX_UNDER_WAY_OF_A_TOKEN = 24;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final RouteTable routes;
    private final Bearer bearer;
    private final Pace pace;
    private final Gate gate = new Gate(MAX_WORKING, MAX_WAITING, PATIENCE);

    /**
     * Answers these routes.
     *
     * @param tokens who acts with a token; empty if it is none in force
     * @param perSecond how often a token may ask
     */
    public ApiHandler(RouteTable routes, Function<String, Optional<Caller>> tokens, int perSecond, InstantSource time) {
        this.routes = routes;
        this.bearer = new Bearer(text -> gate.through(() -> tokens.apply(text)), time);
        this.pace = new Pace(perSecond, MAX_UNDER_WAY_OF_A_TOKEN, time);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String id = "no route";
        try {
            RouteTable.Match match = routes.match(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
            id = match.route().id();
            return answer(exchange, match);
        } catch (ProblemException problem) {
            return Answer.problem(problem);
        } catch (AccessRefusedException hidden) {
            return Answer.problem(ProblemCode.NOT_FOUND, sentence(hidden));
        } catch (PanelUnavailableException unavailable) {
            LOG.warn("Cannot answer {}: {}", id, unavailable.getMessage());
            return Answer.problem(
                            ProblemCode.UNAVAILABLE, "Cannot answer: the database does not answer; try again in 5 s")
                    .with(Map.of("Retry-After", "5"));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        } catch (RuntimeException bug) {
            return failed(id, bug);
        }
    }

    private Answer answer(HttpExchange exchange, RouteTable.Match match) throws IOException {
        Route route = match.route();
        Permission needed = route.permission();
        if (needed == null) {
            return route.endpoint().answer(RequestReader.read(exchange, match, Actor.house("anybody")));
        }
        Caller caller = bearer.caller(exchange.getRequestHeaders().getFirst("Authorization"));
        Actor actor = caller.actor();
        return pace.of(actor.operator(), () -> {
            String refusal = caller.refusal();
            if (refusal != null) {
                throw new ProblemException(ProblemCode.NOT_ALLOWED, refusal);
            }
            if (!actor.may(needed)) {
                throw new ProblemException(
                        ProblemCode.NOT_ALLOWED,
                        "Cannot answer: it takes the permission " + needed + "; use another token");
            }
            Call call = read(exchange, match, actor);
            return gate.through(() -> route.endpoint().answer(call));
        });
    }

    private static Call read(HttpExchange exchange, RouteTable.Match match, Actor actor) {
        try {
            return RequestReader.read(exchange, match, actor);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String sentence(RuntimeException refused) {
        return String.valueOf(refused.getMessage());
    }

    private static Answer failed(String route, RuntimeException bug) {
        String reference = UUID.randomUUID().toString();
        LOG.error("Cannot answer {}, reference {}", route, reference, bug);
        return Answer.problem(Answer.problemOf(
                        ProblemCode.FAILED,
                        "Cannot answer: the server failed; its log says why",
                        List.<FieldProblem>of())
                .put("reference", reference));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.set("Referrer-Policy", "no-referrer");
        answer.headers().forEach(headers::set);
        byte[] body = answer.bytes();
        if (body.length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        headers.set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
