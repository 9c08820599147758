package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.ledger.Posting.OperationRow;
import io.panelhouse.panel.ledger.Posting.Reversed;
import io.panelhouse.panel.ledger.Posting.TermRow;
import io.panelhouse.panel.operation.AccountOrder;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the rules of all kinds of order share: the state, what will be written, and how an operation is put there. */
final class OrderDesk {

    static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(4);

    final BatchState state;
    final Posting posting;
    private final Instant now;

    OrderDesk(BatchState state, Posting posting, Instant now) {
        this.state = state;
        this.posting = posting;
        this.now = Times.exact(now);
    }

    /** When the order counts as given. */
    Instant at(Order order) {
        Instant given = order.occurredAt();
        return given == null ? now : Times.exact(given);
    }

    /** Decides on an account that the actor sees and that is not closed. */
    Outcome onAccount(AccountOrder order, String verb, AccountRule rule) {
        AccountState account = state.account(order.account());
        Reseller owner = account == null ? null : state.visible(order.actor(), account.resellerId());
        if (account == null || owner == null) {
            return OrderWords.refused(RefusalCode.NOT_FOUND, verb, "there is no such account in your tree");
        }
        if (account.closedAt() != null) {
            return OrderWords.refused(RefusalCode.WRONG_STATE, verb, "it is closed");
        }
        return rule.decide(account, owner);
    }

    /** Begins an operation of the order on an account. */
    OperationRow operation(Order order, OperationKind kind, AccountState account) {
        return operation(order, kind, account.resellerId(), account.id(), null, null);
    }

    /** Begins an operation of the order. */
    OperationRow operation(
            Order order,
            OperationKind kind,
            ResellerId reseller,
            @Nullable AccountId account,
            @Nullable ResellerId other,
            @Nullable Reversed reversed) {
        Actor actor = order.actor();
        OperationRow operation = new OperationRow(
                state.operationIds.next(),
                reseller,
                account,
                kind,
                actor.operator(),
                null,
                at(order),
                actor.scope(),
                order.batch(),
                other,
                reversed);
        posting.operations.add(operation);
        if (account != null && kind != OperationKind.REVERSE) {
            state.past.stand(account, operation.operationId());
        }
        return operation;
    }

    Wallet wallet(ResellerId reseller) {
        return state.locks.get(reseller, LedgerAccount.WALLET);
    }

    Wallet consumed(ResellerId reseller) {
        return state.locks.get(reseller, LedgerAccount.CONSUMED);
    }

    /** Answers an operation that sold no term. */
    Outcome done(OperationRow operation, BigDecimal credits, @Nullable AccountState account) {
        return new Outcome.Done(new Receipt(
                operation.operationId(),
                operation.kind(),
                operation.occurredAt(),
                operation.resellerId(),
                credits,
                wallet(operation.resellerId()).balance(),
                operation.accountId(),
                account == null ? null : account.name(),
                null,
                null,
                null));
    }

    /** Answers an operation that sold a term. */
    Outcome done(OperationRow operation, BigDecimal credits, TermRow term) {
        return new Outcome.Done(new Receipt(
                operation.operationId(),
                operation.kind(),
                operation.occurredAt(),
                operation.resellerId(),
                credits,
                wallet(operation.resellerId()).balance(),
                operation.accountId(),
                term.account().name(),
                term.packageCode(),
                term.startsAt(),
                term.endsAt()));
    }

    static Outcome notInTree(String verb, ResellerId reseller) {
        return OrderWords.refused(RefusalCode.NOT_FOUND, verb, "reseller " + reseller + " is not in your tree");
    }

    /** What to do with the account of an order and its owner. */
    @FunctionalInterface
    interface AccountRule {
        Outcome decide(AccountState account, Reseller owner);
    }
}
