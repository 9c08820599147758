package io.panelhouse.event;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a credit ledger. The entries of one operation sum to 0.
 *
 * <p>Within one ledger account {@code entrySequence} has no gaps, and {@code balanceAfter} is the previous entry's plus
 * {@code amount}.
 *
 * @param resellerId owner of the ledger account
 * @param entrySequence position in this ledger account, from 1
 * @param kind the operation's kind; of a reversal, REVERSE
 * @param reversedKind of a reversal, the kind of what it reverses; else null
 * @param amount credits, scale 4: positive received, negative given; never 0
 * @param balanceAfter credits, scale 4, once this entry is applied
 * @param packageCode what was sold, where something was
 * @param accountId the subscriber's account it was for, where it was for one
 */
public record LedgerEntryPosted(
        ResellerId resellerId,
        long operationId,
        LedgerAccount ledgerAccount,
        long entrySequence,
        OperationKind kind,
        @Nullable OperationKind reversedKind,
        BigDecimal amount,
        BigDecimal balanceAfter,
        @Nullable String packageCode,
        @Nullable AccountId accountId,
        Instant occurredAt)
        implements PanelEvent {

    public LedgerEntryPosted {
        check(entrySequence >= 1, resellerId, "sequence must be at least 1, was " + entrySequence);
        check(amount.signum() != 0, resellerId, "amount must not be 0");
        check(
                ledgerAccount != LedgerAccount.WALLET || balanceAfter.signum() >= 0,
                resellerId,
                "balance must not be negative, was " + balanceAfter.toPlainString());
    }

    private static void check(boolean holds, ResellerId resellerId, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "Invalid ledger entry of reseller %s: %s".formatted(resellerId, problem));
        }
    }
}
