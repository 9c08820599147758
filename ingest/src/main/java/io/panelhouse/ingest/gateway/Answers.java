package io.panelhouse.ingest.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules that every endpoint shares: its one method, a bound on requests under way, and answers that always come.
 */
final class Answers implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int MAX_REQUESTS_UNDER_WAY = 512;

    private final String method;
    private final Endpoint endpoint;
    private final Semaphore underWay = new Semaphore(MAX_REQUESTS_UNDER_WAY);

    Answers(String method, Endpoint endpoint) {
        this.method = method;
        this.endpoint = endpoint;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            return Answer.problem(405, "Cannot answer: this address takes " + method);
        }
        if (!underWay.tryAcquire()) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            return Answer.problem(503, "Cannot answer: too many requests are under way; try again in a second");
        }
        try {
            return endpoint.answer(exchange);
        } catch (RuntimeException bug) {
            LOG.error("Cannot answer {} {}", method, exchange.getRequestURI().getPath(), bug);
            return Answer.problem(500, "Cannot answer: the server failed; its log says why");
        } finally {
            underWay.release();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.bytes();
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** One address. */
    @FunctionalInterface
    interface Endpoint {
        Answer answer(HttpExchange request) throws IOException;
    }
}
