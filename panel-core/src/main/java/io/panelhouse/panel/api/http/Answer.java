package io.panelhouse.panel.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.api.schema.FieldProblem;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes back to the caller.
 *
 * @param headers besides those that every answer has
 */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {

    /** What every problem looks like. */
    public static final Schema.Shape PROBLEM = Schema.shape(
            "Problem",
            Field.of("type", Schema.text(1, 200), "urn:panelhouse:problem: and the code"),
            Field.of("title", Schema.text(1, 200), "What kind of problem it is"),
            Field.of("status", Schema.whole(400, 599), "The HTTP status"),
            Field.of("detail", Schema.text(0, 2000), "One sentence for a person"),
            Field.of("code", Schema.text(1, 60), "For a program to decide on; does not change"),
            Field.optional(
                    "errors",
                    Schema.list(Schema.shape(
                            "FieldError",
                            Field.of("at", Schema.text(0, 500), "JSON pointer into the body, or a parameter's name"),
                            Field.of("rule", Schema.text(1, 500), "What must hold"))),
                    "Each thing that is wrong with what was sent"),
            Field.optional("reference", Schema.text(1, 60), "What to search for in the server's log"));

    public static Answer json(int status, ObjectNode content) {
        return new Answer(status, "application/json", content.toString(), Map.of());
    }

    public static Answer empty() {
        return new Answer(204, "", "", Map.of());
    }

    public static Answer problem(ProblemCode code, String detail) {
        return problem(problemOf(code, detail, List.of()));
    }

    public static Answer problem(ProblemException problem) {
        return problem(problemOf(problem.code(), problem.sentence(), problem.fields()))
                .with(problem.headers());
    }

    public static Answer problem(ObjectNode problem) {
        return new Answer(problem.get("status").intValue(), "application/problem+json", problem.toString(), Map.of());
    }

    /** The problem document. */
    public static ObjectNode problemOf(ProblemCode code, String detail, List<FieldProblem> fields) {
        ObjectNode problem = JsonNodeFactory.instance
                .objectNode()
                .put("type", "urn:panelhouse:problem:" + code.word())
                .put("title", code.title())
                .put("status", code.status())
                .put("detail", detail)
                .put("code", code.word());
        if (!fields.isEmpty()) {
            ArrayNode errors = problem.putArray("errors");
            fields.forEach(field -> errors.addObject().put("at", field.at()).put("rule", field.rule()));
        }
        return problem;
    }

    /** The same with more headers. */
    public Answer with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putAll(more);
        return new Answer(status, contentType, body, Map.copyOf(all));
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
