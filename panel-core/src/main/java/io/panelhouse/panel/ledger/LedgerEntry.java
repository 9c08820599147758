package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.operation.OperationKind;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ledger account.
 *
 * @param entrySequence position in this ledger account, from 1 without gaps
 * @param amount credits, scale 4: positive received, negative given
 * @param balanceAfter the running balance, scale 4
 * @param accountId the subscriber's account it was for, where it was for one
 */
public record LedgerEntry(
        long entrySequence,
        long operationId,
        OperationKind kind,
        BigDecimal amount,
        BigDecimal balanceAfter,
        @Nullable String packageCode,
        @Nullable AccountId accountId,
        @Nullable String accountName,
        String operator,
        Instant occurredAt) {}
