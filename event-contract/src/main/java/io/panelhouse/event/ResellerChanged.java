package io.panelhouse.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reseller was created, renamed, moved or given other settings: its whole state after that.
 *
 * @param parentId the reseller above, or null for a provider, the root of a tree
 * @param path ids from the root down to this reseller, joined and ended by {@code /}, such as {@code 1/4/17/}; a
 *     subtree is a prefix
 * @param timeZone IANA zone in which this reseller's days begin
 * @param graceDays days after its end in which a term still counts as retained (metrics, section 1)
 */
public record ResellerChanged(
        ResellerId resellerId,
        @Nullable ResellerId parentId,
        String name,
        String path,
        String timeZone,
        int graceDays,
        Instant occurredAt)
        implements PanelEvent {}
