package io.panelhouse.panel.api.schema;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a value may look like: the part of JSON Schema 2020-12 that the API needs. */
public sealed interface Schema {

    /** Most entries of any list that comes in. */
    int MAX_ITEMS = 500;

    static Schema text(int minLength, int maxLength) {
        return new Text(minLength, maxLength, null, null);
    }

    static Schema text(String pattern, int maxLength) {
        return new Text(0, maxLength, Pattern.compile(pattern), null);
    }

    static Schema whole(long min, long max) {
        return new Whole(min, max);
    }

    /** The identity of something. */
    static Schema id() {
        return new Whole(1, Long.MAX_VALUE);
    }

    /** An amount of credits as text: exact, where a JSON number is read as binary floating point by many programs. */
    static Schema credits() {
        return new Text(1, 20, Pattern.compile("^-?[0-9]{1,14}(\\.[0-9]{1,4})?$"), null);
    }

    /** A time in UTC. */
    static Schema instant() {
        return new Text(20, 27, Pattern.compile("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}Z$"), "date-time");
    }

    /** A day without a time zone. */
    static Schema day() {
        return new Text(10, 10, Pattern.compile("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), "date");
    }

    static Schema flag() {
        return new Flag();
    }

    static Schema choice(String... values) {
        return new Choice(List.of(values));
    }

    static <E extends Enum<E>> Schema choice(Class<E> type) {
        return new Choice(Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }

    static Schema list(Schema items) {
        return new Many(items, 0, MAX_ITEMS);
    }

    static Schema list(Schema items, int minItems, int maxItems) {
        return new Many(items, minItems, maxItems);
    }

    static Shape shape(String name, Field... fields) {
        return new Shape(name, List.of(fields));
    }

    default Schema orNull() {
        return new OrNull(this);
    }

    /** A text. */
    record Text(
            int minLength,
            int maxLength,
            @Nullable Pattern pattern,
            @Nullable String format) implements Schema {}

    /** A whole number. */
    record Whole(long min, long max) implements Schema {}

    /** True or false. */
    record Flag() implements Schema {}

    /** One of some words. */
    record Choice(List<String> values) implements Schema {}

    /** A list. */
    record Many(Schema items, int minItems, int maxItems) implements Schema {}

    /** An object with these fields and no others; it has a name of its own in the document. */
    record Shape(String name, List<Field> fields) implements Schema {}

    /** The value or null. */
    record OrNull(Schema value) implements Schema {}

    /** Any object. */
    record Anything() implements Schema {}

    /** One field of an object. */
    record Field(String name, Schema schema, boolean required, String description) {

        public static Field of(String name, Schema schema, String description) {
            return new Field(name, schema, true, description);
        }

        public static Field optional(String name, Schema schema, String description) {
            return new Field(name, schema, false, description);
        }
    }
}
