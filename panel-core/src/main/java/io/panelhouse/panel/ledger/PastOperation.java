package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountTerm;
import io.panelhouse.panel.operation.OperationKind;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the journal that is to be reversed.
 *
 * @param other the other side of a transfer or a move
 * @param imported whether it came with an import
 * @param movement the credits that it moved, if it moved some
 */
record PastOperation(
        long id,
        ResellerId reseller,
        @Nullable ResellerId other,
        @Nullable AccountId account,
        OperationKind kind,
        boolean imported,
        Instant occurredAt,
        @Nullable Movement movement) {

    /** Credits that went from one ledger account to another. */
    record Movement(
            Side from,
            Side to,
            BigDecimal credits,
            @Nullable String packageCode) {}

    /** A ledger account. */
    record Side(ResellerId reseller, LedgerAccount ledgerAccount) {}

    /**
     * A term whose end an operation moved.
     *
     * @param term as it was before
     * @param creditsBack what the operation gave back of it
     */
    record EarlierEnd(AccountTerm term, BigDecimal creditsBack) {}
}
