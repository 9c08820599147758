package io.panelhouse.panel.directory;

import io.panelhouse.panel.ResellerId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One reseller.
 *
 * @param parentId null for a provider
 * @param name unique in the panel
 * @param path ids from the root down to this reseller, joined and ended by {@code /}: a subtree is a prefix
 * @param timeZone where this reseller's days begin and its months are counted
 * @param graceDays days of 24 hours after its end in which a term still counts as retained
 * @param disabledAt since when it and its operators can do nothing; null if they can
 */
public record Reseller(
        ResellerId id,
        @Nullable ResellerId parentId,
        String name,
        String path,
        ZoneId timeZone,
        int graceDays,
        Instant createdAt,
        @Nullable Instant disabledAt) {

    /** Whether it and its operators can do nothing; its accounts keep running. */
    public boolean disabled() {
        return disabledAt != null;
    }

    /** The time after its end in which a term still counts as retained. */
    public Duration grace() {
        return Duration.ofDays(graceDays);
    }

    /** Whether the other reseller is this one or below it. */
    public boolean contains(Reseller other) {
        return other.path.startsWith(path);
    }

    /** The provider at the top of this reseller's tree. */
    public ResellerId root() {
        return new ResellerId(Long.parseLong(path.substring(0, path.indexOf('/'))));
    }
}
