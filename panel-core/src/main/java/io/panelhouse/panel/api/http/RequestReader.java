package io.panelhouse.panel.api.http;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.api.schema.FieldProblem;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.SchemaCheck;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a request against its route. What passes is a {@link Call}; anything else is a problem. */
final class RequestReader {

    static final int MAX_BODY_BYTES = 256 * 1024;
    private static final int MAX_DEPTH = 20;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,180}");
    private static final JsonMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RequestReader() {}

    static Call read(HttpExchange exchange, RouteTable.Match match, Actor actor) throws IOException {
        Route route = match.route();
        Map<String, String> query = query(route, exchange.getRequestURI().getRawQuery());
        JsonNode body = route.request() == null ? null : body(route.request(), exchange);
        String key = route.keyed() ? key(exchange.getRequestHeaders().getFirst("Idempotency-Key")) : "";
        return new Call(actor, match.values(), query, body, key);
    }

    private static String key(@Nullable String header) {
        if (header == null || !KEY.matcher(header).matches()) {
            throw new ProblemException(
                    ProblemCode.KEY_MISSING,
                    "Invalid Idempotency-Key: must be 1 to 180 printable characters without a blank;"
                            + " choose one for each order and repeat it when you repeat the order");
        }
        return header;
    }

    private static Map<String, String> query(Route route, @Nullable String raw) {
        Map<String, String> values = new HashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            Schema.Field parameter = route.query().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (parameter == null) {
                problems.add(new FieldProblem("", "must hold only " + names(route)));
            } else if (values.put(name, value) != null) {
                problems.add(new FieldProblem(name, "must be given once"));
            } else {
                problems.addAll(SchemaCheck.problems(parameter.schema(), name, value));
            }
        }
        route.query().stream()
                .filter(parameter -> parameter.required() && !values.containsKey(parameter.name()))
                .forEach(parameter -> problems.add(new FieldProblem(parameter.name(), "is missing")));
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemCode.MALFORMED, "Invalid parameters: errors says which", problems);
        }
        return values;
    }

    private static String names(Route route) {
        List<String> names = route.query().stream().map(Schema.Field::name).toList();
        return names.isEmpty() ? "no parameters" : String.join(", ", names);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(
                    ProblemCode.MALFORMED, "Invalid address: a percent sign is not followed by two digits");
        }
    }

    private static JsonNode body(Schema schema, HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new ProblemException(ProblemCode.WRONG_TYPE, "Invalid content type: must be application/json");
        }
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            throw new ProblemException(
                    ProblemCode.TOO_LARGE, "Invalid body: must have at most %d bytes".formatted(MAX_BODY_BYTES));
        }
        JsonNode body = parsed(bytes);
        List<FieldProblem> problems = SchemaCheck.problems(schema, body);
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID, "Invalid body: errors says where and why", problems);
        }
        return body;
    }

    private static JsonNode parsed(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException | RuntimeException malformed) {
            throw new ProblemException(
                    ProblemCode.MALFORMED, "Invalid body: must be JSON in UTF-8 in which no name stands twice");
        }
    }
}
