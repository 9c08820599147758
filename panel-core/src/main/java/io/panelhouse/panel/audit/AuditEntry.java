package io.panelhouse.panel.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done or read.
 *
 * @param resellerName whose operator it was; null for a program of the house
 * @param address where it was done from, if that is known
 */
public record AuditEntry(
        long id,
        Instant at,
        @Nullable String resellerName,
        String operator,
        String verb,
        String object,
        Map<String, String> detail,
        @Nullable String address) {

    public AuditEntry {
        detail = Map.copyOf(detail);
    }
}
