package io.panelhouse.panel.directory;

import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A reseller to be created.
 *
 * @param parentId null for a provider, which only a program of the house may create
 * @param name 1 to 80 characters, unique in the panel
 * @param occurredAt when it happened, for history; null for now
 */
public record NewReseller(
        @Nullable ResellerId parentId,
        String name,
        ZoneId timeZone,
        int graceDays,
        @Nullable Instant occurredAt) {

    private static final int DEFAULT_GRACE_DAYS = 3;

    /** A reseller below {@code parent}, created now, with the default grace of 3 days. */
    public static NewReseller below(ResellerId parent, String name, ZoneId timeZone) {
        return new NewReseller(parent, name, timeZone, DEFAULT_GRACE_DAYS, null);
    }

    /** A provider, created now, with the default grace of 3 days. */
    public static NewReseller provider(String name, ZoneId timeZone) {
        return new NewReseller(null, name, timeZone, DEFAULT_GRACE_DAYS, null);
    }

    /** The same, created at {@code instant}. */
    public NewReseller at(Instant instant) {
        return new NewReseller(parentId, name, timeZone, graceDays, instant);
    }
}
