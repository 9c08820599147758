package io.panelhouse.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reseller was created, renamed, moved or given other settings: its whole state after that.
 *
 * @param parentId the reseller above, or null for a provider, the root of a tree
 * @param path ids from the root down to this reseller, joined and ended by {@code /}, such as {@code 1/4/17/}; a
 *     subtree is a prefix
 * @param timeZone IANA zone in which this reseller's days begin
 * @param graceDays days after its end in which a term still counts as retained (metrics, section 1)
 * @param creditThresholds balances below which an alert is due, credits; may be empty
 * @param debitsPerMinute sales of one login in 60 s from which an alert is due in any case; null if the reseller sets
 *     none
 */
public record ResellerChanged(
        ResellerId resellerId,
        @Nullable ResellerId parentId,
        String name,
        String path,
        String timeZone,
        int graceDays,
        List<BigDecimal> creditThresholds,
        @Nullable Integer debitsPerMinute,
        Instant occurredAt)
        implements PanelEvent {

    public ResellerChanged {
        creditThresholds = List.copyOf(creditThresholds);
    }
}
