package io.panelhouse.ingest.gateway;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The JSON that a caller sent, within bounds. */
final class JsonBody {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonBody() {}

    /** The bytes of a body that says it is JSON. */
    static byte[] bytes(HttpExchange request, int maxBytes) throws IOException, RefusedBodyException {
        String type = request.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            throw new RefusedBodyException(415, "Invalid content type: must be application/json, was " + type);
        }
        byte[] body = request.getRequestBody().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw new RefusedBodyException(413, "Invalid body: must have at most %d bytes".formatted(maxBytes));
        }
        return body;
    }

    /** The object that the body is. */
    static JsonNode object(HttpExchange request, int maxBytes) throws IOException, RefusedBodyException {
        JsonNode object;
        try {
            object = JSON.readTree(bytes(request, maxBytes));
        } catch (com.fasterxml.jackson.core.JacksonException malformed) {
            throw new RefusedBodyException(400, "Invalid body: must be JSON");
        }
        if (!object.isObject()) {
            throw new RefusedBodyException(400, "Invalid body: must be an object");
        }
        return object;
    }

    /** A text that may be missing. */
    static @Nullable String optional(JsonNode object, String name, int maxCharacters) throws RefusedBodyException {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().length() > maxCharacters) {
            throw new RefusedBodyException(
                    400, "Invalid %s: must be a text of at most %d characters".formatted(name, maxCharacters));
        }
        return value.textValue();
    }

    /** A text that must be there; the first of these names that is. */
    static String required(JsonNode object, int maxCharacters, String... names) throws RefusedBodyException {
        for (String name : names) {
            String text = optional(object, name, maxCharacters);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        throw new RefusedBodyException(
                400,
                "Invalid %s: must be a text of 1 to %d characters, was missing".formatted(names[0], maxCharacters));
    }
}
