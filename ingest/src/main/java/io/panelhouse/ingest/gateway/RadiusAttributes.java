package io.panelhouse.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RADIUS attributes as FreeRADIUS's rlm_rest sends and takes them: each is an object with a {@code value}, which is a
 * list.
 */
final class RadiusAttributes {

    private final JsonNode attributes;

    RadiusAttributes(JsonNode attributes) {
        this.attributes = attributes;
    }

    /** The first value of an attribute, as text. */
    Optional<String> text(String name) {
        JsonNode value = attributes.path(name).path("value");
        JsonNode first = value.isArray() ? value.path(0) : value;
        return first.isValueNode() && !first.isNull() && !first.asText().isEmpty()
                ? Optional.of(first.asText())
                : Optional.empty();
    }

    /** The first value of an attribute of octets, which are sent as hexadecimal digits. */
    Optional<String> octets(String name) {
        return text(name).map(RadiusAttributes::decoded);
    }

    private static String decoded(String text) {
        if (!text.matches("0x(?:[0-9a-fA-F]{2})+")) {
            return text;
        }
        return new String(HexFormat.of().parseHex(text.substring(2)), StandardCharsets.UTF_8);
    }

    /** An attribute of an answer. */
    static Map<String, Object> value(Object value) {
        return Map.of("op", ":=", "do_xlat", false, "value", List.of(value.toString()));
    }
}
