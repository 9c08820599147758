package io.panelhouse.panel.ledger;

import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.ledger.Posting.OperationRow;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;

/** Credits that come into being, and that go up and down the tree. */
final class CreditRules {

    private final OrderDesk desk;
    private final BatchState state;

    CreditRules(OrderDesk desk) {
        this.desk = desk;
        this.state = desk.state;
    }

    Outcome mint(Mint order, String verb) {
        Reseller provider = state.visible(order.actor(), order.provider());
        if (provider == null) {
            return OrderDesk.notInTree(verb, order.provider());
        }
        if (provider.parentId() != null) {
            return OrderWords.refused(
                    RefusalCode.NOT_ALLOWED, verb, "reseller " + provider.name() + " is not a provider");
        }
        if (!state.takes(order.credits(), provider.id())) {
            return OrderWords.fraction(verb, provider.name());
        }
        BigDecimal credits = order.credits().setScale(4);
        OperationRow operation = desk.operation(order, OperationKind.MINT, provider.id(), null, null, null);
        desk.posting.move(
                operation,
                null,
                state.locks.get(provider.id(), LedgerAccount.ISSUED),
                desk.wallet(provider.id()),
                credits);
        return desk.done(operation, credits, (AccountState) null);
    }

    Outcome transfer(Transfer order, String verb) {
        Reseller from = state.visible(order.actor(), order.from());
        Reseller to = state.visible(order.actor(), order.to());
        if (from == null || to == null) {
            return OrderDesk.notInTree(verb, from == null ? order.from() : order.to());
        }
        if (from.id().equals(to.id()) || !(from.contains(to) || to.contains(from))) {
            return OrderWords.refused(
                    RefusalCode.NOT_ALLOWED, verb, "one reseller must be above the other in the tree");
        }
        for (Reseller side : new Reseller[] {from, to}) {
            if (!state.takes(order.credits(), side.id())) {
                return OrderWords.fraction(verb, side.name());
            }
        }
        BigDecimal credits = order.credits().setScale(4);
        Wallet wallet = desk.wallet(from.id());
        if (state.lacks(wallet, credits)) {
            return OrderWords.refused(
                    RefusalCode.INSUFFICIENT_CREDITS, verb, "the balance is " + OrderWords.amount(wallet.balance()));
        }
        OperationRow operation = desk.operation(order, OperationKind.TRANSFER, from.id(), null, to.id(), null);
        desk.posting.move(operation, null, wallet, desk.wallet(to.id()), credits);
        return desk.done(operation, credits, (AccountState) null);
    }
}
