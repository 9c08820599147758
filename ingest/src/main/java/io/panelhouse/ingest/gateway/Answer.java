package io.panelhouse.ingest.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back to the caller. */
record Answer(int status, String contentType, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer json(int status, Map<String, ?> content) {
        return new Answer(status, "application/json", write(content));
    }

    /** @param detail one sentence for a person */
    static Answer problem(int status, String detail) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("type", "about:blank");
        content.put("title", title(status));
        content.put("status", status);
        content.put("detail", detail);
        return new Answer(status, "application/problem+json", write(content));
    }

    /** Done, and nothing to say. */
    static Answer none() {
        return new Answer(204, "application/json", "");
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }

    private static String write(Map<String, ?> content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
