package io.panelhouse.panel.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; a part that is null lets all through.
 *
 * @param operator the name, whatever the case of its letters
 * @param verb exactly this
 * @param object what the object begins with
 * @param from at or after
 * @param until before
 */
public record AuditFilter(
        @Nullable String operator,
        @Nullable String verb,
        @Nullable String object,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Lets everything through. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);
}
