package io.panelhouse.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One operation was done, whole.
 *
 * @param operationId the operation that terms and ledger entries refer to
 * @param resellerId the reseller that it was done for
 * @param accountId the account that it was done to, if it was one
 * @param operator name of the person or program that did it
 * @param reversedOperationId of a reversal, the operation that it takes back; else null, and also of a record that was
 *     written before this was told
 */
public record OperationLogged(
        long operationId,
        ResellerId resellerId,
        @Nullable AccountId accountId,
        OperationKind kind,
        String operator,
        Instant occurredAt,
        @Nullable Long reversedOperationId)
        implements PanelEvent {}
