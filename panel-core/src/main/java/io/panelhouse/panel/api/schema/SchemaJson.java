package io.panelhouse.panel.api.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Prints schemas as JSON Schema 2020-12. Objects are printed once, by name, and referred to. */
public final class SchemaJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> shapes = new TreeMap<>();

    /** The schema; objects in it as references. */
    public ObjectNode of(Schema schema) {
        return switch (schema) {
            case Schema.Text text -> text(text);
            case Schema.Whole whole ->
                typed("integer")
                        .put("format", "int64")
                        .put("minimum", whole.min())
                        .put("maximum", whole.max());
            case Schema.Flag flag -> typed("boolean");
            case Schema.Choice choice -> choice(choice);
            case Schema.Many many ->
                typed("array")
                        .put("minItems", many.minItems())
                        .put("maxItems", many.maxItems())
                        .set("items", of(many.items()));
            case Schema.Shape shape -> reference(shape);
            case Schema.OrNull orNull -> orNull(orNull);
            case Schema.Anything anything -> typed("object");
        };
    }

    /** The objects printed so far, by name. */
    public Map<String, ObjectNode> shapes() {
        return shapes;
    }

    private static ObjectNode text(Schema.Text text) {
        ObjectNode node = typed("string").put("minLength", text.minLength()).put("maxLength", text.maxLength());
        if (text.pattern() != null) {
            node.put("pattern", text.pattern().pattern());
        }
        if (text.format() != null) {
            node.put("format", text.format());
        }
        return node;
    }

    private static ObjectNode choice(Schema.Choice choice) {
        ObjectNode node = typed("string");
        ArrayNode values = node.putArray("enum");
        choice.values().forEach(values::add);
        return node;
    }

    private ObjectNode orNull(Schema.OrNull orNull) {
        ObjectNode node = JSON.objectNode();
        node.putArray("anyOf").add(of(orNull.value())).add(typed("null"));
        return node;
    }

    private ObjectNode reference(Schema.Shape shape) {
        if (!shapes.containsKey(shape.name())) {
            ObjectNode node = typed("object");
            shapes.put(shape.name(), node);
            ObjectNode properties = node.putObject("properties");
            ArrayNode required = node.putArray("required");
            for (Schema.Field field : shape.fields()) {
                properties.set(field.name(), of(field.schema()).put("description", field.description()));
                if (field.required()) {
                    required.add(field.name());
                }
            }
            node.put("additionalProperties", false);
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + shape.name());
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }
}
