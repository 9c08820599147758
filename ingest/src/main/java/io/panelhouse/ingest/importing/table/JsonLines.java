package io.panelhouse.ingest.importing.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads one JSON object from each line. */
final class JsonLines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonLines() {}

    /** The texts of an object's members; one that is missing or null is empty. */
    static Map<String, String> members(String line) throws RejectedRowException {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JsonProcessingException malformed) {
            throw new RejectedRowException("is not JSON", malformed);
        }
        if (!object.isObject()) {
            throw new RejectedRowException("is not a JSON object");
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getValue().isContainerNode()) {
                throw new RejectedRowException(member.getKey() + " is not a single value");
            }
        }
        Map<String, String> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
        return members;
    }

    private static String plain(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isNumber()
                ? value.decimalValue().toPlainString()
                : value.asText().strip();
    }
}
