package io.panelhouse.panel.ledger;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.operation.OperationKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of one wallet are meant; what is null does not filter.
 *
 * @param account beginning of the subscriber account's name, in any case
 * @param operator name of who did it, in any case
 * @param from first moment, inclusive
 * @param until end, exclusive
 */
public record LedgerFilter(
        ResellerId reseller,
        @Nullable OperationKind kind,
        @Nullable String packageCode,
        @Nullable String account,
        @Nullable String operator,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Every entry of the wallet. */
    public static LedgerFilter all(ResellerId reseller) {
        return new LedgerFilter(reseller, null, null, null, null, null, null);
    }
}
