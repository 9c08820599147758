package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.api.schema.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How values are written. */
final class Json {

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An amount without zeros at its end. */
    static String credits(BigDecimal credits) {
        return credits.signum() == 0 ? "0" : credits.stripTrailingZeros().toPlainString();
    }

    /** A time; null also for one that never comes. */
    static @Nullable String time(@Nullable Instant instant) {
        return instant == null || instant.equals(Instant.MAX) ? null : instant.toString();
    }

    static <T> ArrayNode list(Collection<T> rows, Function<T, ObjectNode> json) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> list.add(json.apply(row)));
        return list;
    }

    static ArrayNode words(Collection<String> words) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        words.forEach(list::add);
        return list;
    }

    /** A name of a person, a reseller or an account. */
    static Schema name() {
        return Schema.text(1, 80);
    }

    static Schema packageCode() {
        return Schema.text("^[A-Za-z0-9_-]{1,40}$", 40);
    }
}
