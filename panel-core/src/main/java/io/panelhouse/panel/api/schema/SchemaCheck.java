package io.panelhouse.panel.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong with a value. Values are never repeated in what it says. */
public final class SchemaCheck {

    private static final int MAX_PROBLEMS = 20;

    private final List<FieldProblem> problems = new ArrayList<>();

    private SchemaCheck() {}

    /** Everything that breaks the schema, at most 20. */
    public static List<FieldProblem> problems(Schema schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck();
        check.check(schema, value, "");
        return List.copyOf(check.problems);
    }

    /** The same for a value of the address, which is text whatever it means. */
    public static List<FieldProblem> problems(Schema schema, String name, String text) {
        SchemaCheck check = new SchemaCheck();
        check.check(schema, parsed(schema, text), name);
        return List.copyOf(check.problems);
    }

    private static JsonNode parsed(Schema schema, String text) {
        if (schema instanceof Schema.Whole && text.matches("-?[0-9]{1,18}")) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        if (schema instanceof Schema.Flag) {
            return switch (text) {
                case "true" -> BooleanNode.TRUE;
                case "false" -> BooleanNode.FALSE;
                default -> IntNode.valueOf(0);
            };
        }
        return TextNode.valueOf(text);
    }

    private void check(Schema schema, JsonNode value, String at) {
        if (problems.size() >= MAX_PROBLEMS) {
            return;
        }
        switch (schema) {
            case Schema.Text text -> check(text, value, at);
            case Schema.Whole whole ->
                require(
                        value.isIntegralNumber()
                                && value.canConvertToLong()
                                && value.longValue() >= whole.min()
                                && value.longValue() <= whole.max(),
                        at,
                        "must be a whole number from %d to %d".formatted(whole.min(), whole.max()));
            case Schema.Flag flag -> require(value.isBoolean(), at, "must be true or false");
            case Schema.Choice choice ->
                require(
                        value.isTextual() && choice.values().contains(value.textValue()),
                        at,
                        "must be one of " + String.join(", ", choice.values()));
            case Schema.Many many -> check(many, value, at);
            case Schema.Shape shape -> check(shape, value, at);
            case Schema.OrNull orNull -> {
                if (!value.isNull()) {
                    check(orNull.value(), value, at);
                }
            }
            case Schema.Anything anything -> require(value.isObject(), at, "must be an object");
        }
    }

    private void check(Schema.Text schema, JsonNode value, String at) {
        if (!value.isTextual()) {
            require(false, at, "must be a text");
            return;
        }
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        if (length < schema.minLength() || length > schema.maxLength()) {
            require(false, at, "must have %d to %d characters".formatted(schema.minLength(), schema.maxLength()));
        } else if (schema.pattern() != null && !schema.pattern().matcher(text).find()) {
            require(false, at, "must fit " + schema.pattern().pattern());
        } else if (schema.format() != null) {
            require(isTime(schema.format(), text), at, "must be a " + schema.format() + " that exists");
        }
        require(text.indexOf(0) < 0 && wellFormed(text), at, "must not hold a zero or half a character");
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isTime(String format, String text) {
        try {
            if (format.equals("date")) {
                LocalDate.parse(text);
            } else {
                Instant.parse(text);
            }
            return true;
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    private void check(Schema.Many schema, JsonNode value, String at) {
        boolean fits = value.isArray() && value.size() >= schema.minItems() && value.size() <= schema.maxItems();
        require(fits, at, "must be a list of %d to %d".formatted(schema.minItems(), schema.maxItems()));
        for (int i = 0; fits && i < value.size(); i++) {
            check(schema.items(), value.get(i), at + "/" + i);
        }
    }

    private void check(Schema.Shape schema, JsonNode value, String at) {
        if (!value.isObject()) {
            require(false, at, "must be an object");
            return;
        }
        List<String> known = schema.fields().stream().map(Schema.Field::name).toList();
        value.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                require(false, at, "must hold only " + String.join(", ", known));
            }
        });
        for (Schema.Field field : schema.fields()) {
            JsonNode part = value.get(field.name());
            if (part != null) {
                check(field.schema(), part, at + "/" + field.name());
            } else if (field.required()) {
                require(false, at + "/" + field.name(), "is missing");
            }
        }
    }

    private void require(boolean holds, String at, String rule) {
        if (!holds && problems.size() < MAX_PROBLEMS) {
            problems.add(new FieldProblem(at, rule));
        }
    }
}
