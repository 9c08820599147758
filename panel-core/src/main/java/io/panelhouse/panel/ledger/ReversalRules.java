package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.TermChain;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.ledger.PastOperation.EarlierEnd;
import io.panelhouse.panel.ledger.PastOperation.Movement;
import io.panelhouse.panel.ledger.PastOperation.Side;
import io.panelhouse.panel.ledger.Posting.OperationRow;
import io.panelhouse.panel.ledger.Posting.Reversed;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.Reverse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes operations back by their opposite; nothing that was posted is changed. */
final class ReversalRules {

    /** After this only the provider reverses. */
    private static final Duration WINDOW = Duration.ofHours(24);

    private final OrderDesk desk;
    private final BatchState state;
    private final PastOperations past;

    ReversalRules(OrderDesk desk) {
        this.desk = desk;
        this.state = desk.state;
        this.past = desk.state.past;
    }

    Outcome reverse(Reverse order, String verb) {
        PastOperation operation = past.get(order.operationId());
        if (operation == null || !visible(order.actor(), operation)) {
            return OrderWords.refused(RefusalCode.NOT_FOUND, verb, "there is no such operation in your tree");
        }
        Outcome.@Nullable Refused refusal = irreversible(operation, verb);
        if (refusal == null) {
            refusal = wrongTime(order, verb, operation);
        }
        if (refusal == null) {
            refusal = spent(operation, verb);
        }
        if (refusal == null) {
            refusal = nameTaken(operation, verb);
        }
        return refusal == null ? takeBack(order, operation) : refusal;
    }

    /** All that it touched lies in the actor's subtree. */
    private boolean visible(Actor actor, PastOperation operation) {
        AccountState account = account(operation);
        ResellerId other = operation.other();
        Movement movement = operation.movement();
        return state.visible(actor, operation.reseller()) != null
                && (other == null || state.visible(actor, other) != null)
                && (account == null || state.visible(actor, account.resellerId()) != null)
                && (movement == null || state.visible(actor, movement.to().reseller()) != null);
    }

    private @Nullable AccountState account(PastOperation operation) {
        AccountId id = operation.account();
        return id == null ? null : state.account(AccountRef.id(id));
    }

    private Outcome.@Nullable Refused irreversible(PastOperation operation, String verb) {
        String fact = switch (operation.kind()) {
            case REVERSE -> "it is a reversal itself; give the order anew";
            case IMPORT -> "it was imported";
            case CREATE_RESELLER -> "it created a reseller";
            case ADJUST -> "it is an adjustment";
            case MINT, TRANSFER, ACTIVATE, RENEW, CHANGE, TRIAL, SUSPEND, RESUME, MOVE, CLOSE ->
                operation.imported() ? "it was imported" : null;
        };
        if (fact != null) {
            return OrderWords.refused(RefusalCode.NOT_ALLOWED, verb, fact);
        }
        if (past.isReversed(operation.id())) {
            return OrderWords.refused(RefusalCode.WRONG_STATE, verb, "it is reversed already");
        }
        AccountState account = account(operation);
        if (account == null) {
            return null;
        }
        long last = past.last(account.id());
        return last == operation.id()
                ? null
                : OrderWords.refused(
                        RefusalCode.WRONG_STATE,
                        verb,
                        "operation %d on account %s came after it; reverse that first".formatted(last, account.name()));
    }

    private Outcome.@Nullable Refused wrongTime(Reverse order, String verb, PastOperation operation) {
        Instant at = desk.at(order);
        if (at.isBefore(operation.occurredAt())) {
            return OrderWords.refused(RefusalCode.INVALID, verb, "it was done only at " + operation.occurredAt());
        }
        Reseller reseller = state.visible(order.actor(), operation.reseller());
        ResellerId scope = order.actor().scope();
        boolean provider = scope == null || (reseller != null && scope.equals(reseller.root()));
        if (!provider && !at.isBefore(operation.occurredAt().plus(WINDOW))) {
            return OrderWords.refused(
                    RefusalCode.NOT_ALLOWED, verb, "it is 24 hours old or older; only the provider reverses it now");
        }
        return null;
    }

    private Outcome.@Nullable Refused spent(PastOperation operation, String verb) {
        Movement movement = operation.movement();
        if (movement == null || movement.to().ledgerAccount() != LedgerAccount.WALLET) {
            return null;
        }
        Wallet wallet = wallet(movement.to());
        if (!BatchState.holdsLess(wallet, movement.credits())) {
            return null;
        }
        return OrderWords.refused(
                RefusalCode.INSUFFICIENT_CREDITS,
                verb,
                "it takes %s from reseller %s, whose balance is %s"
                        .formatted(
                                OrderWords.credits(movement.credits()),
                                movement.to().reseller(),
                                OrderWords.amount(wallet.balance())));
    }

    private Outcome.@Nullable Refused nameTaken(PastOperation operation, String verb) {
        AccountState account = account(operation);
        ResellerId before = operation.other();
        if (operation.kind() != OperationKind.MOVE || account == null || before == null) {
            return null;
        }
        return state.nameTaken(new AccountRef.ByName(before, account.name()))
                ? OrderWords.refused(
                        RefusalCode.NAME_TAKEN, verb, "reseller " + before + " has an account of that name by now")
                : null;
    }

    private Outcome takeBack(Reverse order, PastOperation operation) {
        boolean move = operation.kind() == OperationKind.MOVE;
        ResellerId before = operation.other();
        ResellerId reseller = move && before != null ? before : operation.reseller();
        OperationRow reversal = desk.operation(
                order,
                OperationKind.REVERSE,
                reseller,
                operation.account(),
                move ? operation.reseller() : before,
                new Reversed(operation.id(), operation.kind()));
        BigDecimal back = giveBack(operation, reversal);
        AccountState account = account(operation);
        if (account != null) {
            restore(operation, reversal, account);
        }
        past.reverse(operation);
        return desk.done(reversal, back, account);
    }

    /** What comes back into the wallet of the reseller that the operation was done for. */
    private BigDecimal giveBack(PastOperation operation, OperationRow reversal) {
        Movement movement = operation.movement();
        if (movement == null) {
            return OrderDesk.NOTHING;
        }
        desk.posting.move(
                reversal, movement.packageCode(), wallet(movement.to()), wallet(movement.from()), movement.credits());
        boolean fromItsWallet = movement.from().ledgerAccount() == LedgerAccount.WALLET;
        return fromItsWallet ? movement.credits() : movement.credits().negate();
    }

    private Wallet wallet(Side side) {
        return state.locks.get(side.reseller(), side.ledgerAccount());
    }

    private void restore(PastOperation operation, OperationRow reversal, AccountState account) {
        for (TermChain.Link link : account.chain().links()) {
            if (link.term().operationId() == operation.id()) {
                desk.posting.termVoid(
                        reversal, account, link.term(), link.term().credits());
            }
        }
        for (EarlierEnd end : past.endsBefore(operation)) {
            desk.posting.termEnds(
                    reversal,
                    account,
                    end.term(),
                    end.term().endsAt(),
                    end.creditsBack().negate());
        }
        switch (operation.kind()) {
            case SUSPEND -> account.resume();
            case RESUME -> account.suspend(past.suspendedBefore(operation));
            case CLOSE -> account.reopen();
            case MOVE -> state.move(account, reversal.resellerId());
            case MINT, TRANSFER, ACTIVATE, RENEW, CHANGE, TRIAL, REVERSE, IMPORT, CREATE_RESELLER, ADJUST -> {}
        }
        desk.posting.changedAccounts.add(account);
    }
}
