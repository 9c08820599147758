package io.panelhouse.panel.tenancy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.operation.Outcome;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came back through a door: something, or nothing, or a refusal. */
sealed interface Answer {

    record Something(Object value) implements Answer {}

    record Nothing() implements Answer {}

    /** No, and why; either the refusal that a service gives, or a failure of the database. */
    record Refused(boolean asTheServicesDo, String why) implements Answer {}

    static Answer of(@Nullable Object value) {
        return switch (value) {
            case null -> new Nothing();
            case Optional<?> optional when optional.isEmpty() -> new Nothing();
            case Collection<?> collection when collection.isEmpty() -> new Nothing();
            case Map<?, ?> map when map.isEmpty() -> new Nothing();
            case Number number when number.doubleValue() == 0 -> new Nothing();
            case Outcome.Refused refused -> new Refused(true, refused.sentence());
            default -> new Something(value);
        };
    }

    static Answer of(Exception failure) {
        return new Refused(failure instanceof AccessRefusedException, String.valueOf(failure.getMessage()));
    }
}
