package io.panelhouse.panel.ledger;

import io.panelhouse.panel.account.AccountTerm;
import io.panelhouse.panel.account.TermChain;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.ledger.Posting.OperationRow;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Suspend;
import java.time.Duration;
import java.time.Instant;

/** What happens to an account without a sale: suspended, resumed, closed, moved. */
final class AccountRules {

    private final OrderDesk desk;
    private final BatchState state;

    AccountRules(OrderDesk desk) {
        this.desk = desk;
        this.state = desk.state;
    }

    Outcome suspend(Suspend order, String verb, AccountState account) {
        if (account.suspendedAt() != null) {
            return OrderWords.refused(RefusalCode.WRONG_STATE, verb, "it is suspended already");
        }
        OperationRow operation = desk.operation(order, OperationKind.SUSPEND, account);
        account.suspend(operation.occurredAt());
        return changed(operation, account);
    }

    Outcome resume(Resume order, String verb, AccountState account) {
        Instant since = account.suspendedAt();
        if (since == null) {
            return OrderWords.refused(RefusalCode.WRONG_STATE, verb, "it is not suspended");
        }
        Instant at = desk.at(order);
        if (at.isBefore(since)) {
            return OrderWords.refused(RefusalCode.INVALID, verb, "it was suspended only at " + since);
        }
        OperationRow operation = desk.operation(order, OperationKind.RESUME, account);
        if (state.settings(account.resellerId()).suspensionPausesClock()) {
            giveBack(operation, account, since);
        }
        account.resume();
        return changed(operation, account);
    }

    /** Moves each end that had not passed by the time that was withheld; the later terms wait for the earlier ones. */
    private void giveBack(OperationRow operation, AccountState account, Instant since) {
        TermChain chain = account.chain();
        Instant runStart = chain.runStart();
        Instant at = operation.occurredAt();
        if (runStart == null || !runStart.isBefore(at)) {
            return;
        }
        Instant withheldFrom = runStart.isAfter(since) ? runStart : since;
        Duration withheld = Duration.between(withheldFrom, at);
        if (withheld.isZero()) {
            return;
        }
        for (TermChain.Link link : chain.unfinished(since)) {
            AccountTerm term = link.term();
            if (!term.neverEnds() && !term.startsAt().isBefore(runStart)) {
                desk.posting.termEnds(operation, account, term, term.endsAt().plus(withheld));
            }
        }
    }

    Outcome close(Close order, AccountState account) {
        OperationRow operation = desk.operation(order, OperationKind.CLOSE, account);
        Instant at = operation.occurredAt();
        for (TermChain.Link link : account.chain().unfinished(at)) {
            if (link.untouched(at)) {
                desk.posting.termVoid(operation, account, link.term(), OrderDesk.NOTHING);
            } else {
                desk.posting.termEnds(operation, account, link.term(), at);
            }
        }
        account.close(at);
        return changed(operation, account);
    }

    Outcome move(Move order, String verb, AccountState account, Reseller from) {
        Reseller to = state.visible(order.actor(), order.to());
        if (to == null) {
            return OrderDesk.notInTree(verb, order.to());
        }
        if (to.id().equals(from.id())) {
            return OrderWords.refused(RefusalCode.WRONG_STATE, verb, "reseller " + to.name() + " has it already");
        }
        if (!to.root().equals(from.root())) {
            return OrderWords.refused(
                    RefusalCode.NOT_ALLOWED, verb, "reseller " + to.name() + " belongs to another provider");
        }
        if (state.nameTaken(new AccountRef.ByName(to.id(), account.name()))) {
            return OrderWords.refused(
                    RefusalCode.NAME_TAKEN, verb, "reseller " + to.name() + " has an account of that name");
        }
        OperationRow operation = desk.operation(order, OperationKind.MOVE, to.id(), account.id(), from.id(), null);
        state.move(account, to.id());
        return changed(operation, account);
    }

    private Outcome changed(OperationRow operation, AccountState account) {
        desk.posting.changedAccounts.add(account);
        return desk.done(operation, OrderDesk.NOTHING, account);
    }
}
