package io.panelhouse.panel.ledger;

import io.panelhouse.panel.Permission;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.ledger.Posting.DoneOrder;
import io.panelhouse.panel.operation.AccountOrder;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.operation.Transfer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the orders of a batch one after the other: each changes the state and adds to the posting, or does
 * neither.
 */
final class OrderRules {

    private final BatchState state;
    private final Posting posting;
    private final OrderDesk desk;
    private final CreditRules credits;
    private final SaleRules sales;
    private final ChangeRules changes;
    private final AccountRules accounts;
    private final ReversalRules reversals;

    OrderRules(BatchState state, Posting posting, Instant now) {
        this.state = state;
        this.posting = posting;
        this.desk = new OrderDesk(state, posting, now);
        this.credits = new CreditRules(desk);
        this.sales = new SaleRules(desk);
        this.changes = new ChangeRules(desk, sales);
        this.accounts = new AccountRules(desk);
        this.reversals = new ReversalRules(desk);
    }

    Outcome decide(Order order) {
        String verb = OrderWords.verb(order);
        Outcome.@Nullable Refused malformed = OrderWords.malformed(order);
        if (malformed != null) {
            return malformed;
        }
        Reseller disabled = state.disabled(order.actor());
        if (disabled != null) {
            return OrderWords.refused(
                    RefusalCode.NOT_ALLOWED, verb, "reseller " + disabled.name() + " is disabled; ask who is above it");
        }
        Permission needed = needed(order);
        if (!order.actor().may(needed)) {
            return OrderWords.refused(
                    RefusalCode.NOT_ALLOWED, verb, "it needs the permission " + needed + "; ask an owner to grant it");
        }
        Optional<DoneOrder> done = state.done(order);
        if (done.isPresent()) {
            return repeated(order, done.get());
        }
        Outcome.@Nullable Refused held = state.held.refusal(order, verb);
        if (held != null) {
            return held;
        }
        Outcome outcome = outcome(order, verb);
        if (outcome instanceof Outcome.Done(Receipt receipt)) {
            DoneOrder answered =
                    new DoneOrder(order.actor().operator(), order.key(), OrderContent.hash(order), receipt);
            state.add(answered);
            posting.doneOrders.add(answered);
        }
        return outcome;
    }

    private static Permission needed(Order order) {
        return switch (order) {
            case Mint mint -> Permission.CREDITS;
            case Transfer transfer -> Permission.CREDITS;
            case Reverse reverse -> Permission.CREDITS;
            case CreateAccount create -> Permission.SELL;
            case AccountOrder onAccount -> Permission.SELL;
        };
    }

    private Outcome outcome(Order order, String verb) {
        return switch (order) {
            case Mint mint -> credits.mint(mint, verb);
            case Transfer transfer -> credits.transfer(transfer, verb);
            case CreateAccount create -> sales.create(create, verb);
            case AccountOrder onAccount ->
                desk.onAccount(onAccount, verb, (account, owner) -> switch (onAccount) {
                    case RenewAccount renew -> sales.renew(renew, verb, account, owner);
                    case ChangePackage change -> changes.change(change, verb, account, owner);
                    case Suspend suspend -> accounts.suspend(suspend, verb, account);
                    case Resume resume -> accounts.resume(resume, verb, account);
                    case Close close -> accounts.close(close, account);
                    case Move move -> accounts.move(move, verb, account, owner);
                });
            case Reverse reverse -> reversals.reverse(reverse, verb);
        };
    }

    private static Outcome repeated(Order order, DoneOrder done) {
        if (OrderContent.same(done.contentHash(), OrderContent.hash(order))) {
            return new Outcome.Done(done.receipt());
        }
        return OrderWords.refused(
                RefusalCode.KEY_CONFLICT,
                OrderWords.verb(order),
                "its key " + order.key() + " was used before for something else; use a new key");
    }
}
