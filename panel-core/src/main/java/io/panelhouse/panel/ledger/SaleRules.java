package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.TermKind;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.ledger.Posting.NewAccount;
import io.panelhouse.panel.ledger.Posting.OperationRow;
import io.panelhouse.panel.ledger.Posting.TermRow;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** New accounts and further terms. */
final class SaleRules {

    private final OrderDesk desk;
    private final BatchState state;

    SaleRules(OrderDesk desk) {
        this.desk = desk;
        this.state = desk.state;
    }

    Outcome create(CreateAccount order, String verb) {
        Reseller owner = state.visible(order.actor(), order.reseller());
        if (owner == null) {
            return OrderDesk.notInTree(verb, order.reseller());
        }
        if (state.nameTaken(new AccountRef.ByName(owner.id(), order.name()))) {
            return OrderWords.refused(
                    RefusalCode.NAME_TAKEN,
                    verb,
                    "reseller " + owner.name() + " has an account of that name; choose another name");
        }
        String secret = order.secret();
        if (secret != null && state.signInNameTaken(order.name())) {
            return OrderWords.refused(RefusalCode.NAME_TAKEN, verb, "the name is in use; choose another name");
        }
        Offer offer = state.offers.get(order.packageCode());
        Outcome.@Nullable Refused refusal = unsellable(order, verb, owner, offer);
        if (refusal == null && offer != null && offer.trial()) {
            refusal = noTrialLeft(order, verb, owner);
        }
        if (offer == null || refusal != null) {
            return Objects.requireNonNull(refusal);
        }
        AccountState account = AccountState.created(new AccountId(state.accountIds.next()), owner.id(), order.name());
        state.add(account);
        if (secret != null) {
            state.addSignInName(order.name());
        }
        desk.posting.newAccounts.add(
                new NewAccount(account, secret == null ? null : SecretHash.of(secret), desk.at(order)));
        return sell(order, offer.trial() ? OperationKind.TRIAL : OperationKind.ACTIVATE, owner, account, offer);
    }

    private Outcome.@Nullable Refused noTrialLeft(CreateAccount order, String verb, Reseller owner) {
        Integer quota = state.settings(owner.id()).trialsPerDay();
        if (quota == null || state.trials.takeOne(owner, desk.at(order), quota)) {
            return null;
        }
        return OrderWords.refused(
                RefusalCode.LIMIT_REACHED,
                verb,
                "reseller %s has given its %d trials of the day; sell a paid package or wait until tomorrow"
                        .formatted(owner.name(), quota));
    }

    Outcome renew(RenewAccount order, String verb, AccountState account, Reseller owner) {
        if (account.suspendedAt() != null) {
            return OrderWords.refused(RefusalCode.WRONG_STATE, verb, "it is suspended; resume it first");
        }
        if (account.neverEnds()) {
            return OrderWords.refused(RefusalCode.WRONG_PACKAGE, verb, "it never ends");
        }
        Offer offer = state.offers.get(order.packageCode());
        Outcome.@Nullable Refused refusal = unsellable(order, verb, owner, offer);
        if (offer == null || refusal != null) {
            return Objects.requireNonNull(refusal);
        }
        if (offer.trial()) {
            return OrderWords.refused(
                    RefusalCode.WRONG_PACKAGE, verb, "a trial is only for a new account; choose a paid package");
        }
        return sell(order, OperationKind.RENEW, owner, account, offer);
    }

    /** A refusal if the package is not for sale here or the wallet holds too little. */
    private Outcome.@Nullable Refused unsellable(Order order, String verb, Reseller owner, @Nullable Offer offer) {
        Outcome.@Nullable Refused refusal = notOnSale(order, verb, owner, offer);
        if (refusal != null || offer == null) {
            return refusal;
        }
        Wallet wallet = desk.wallet(owner.id());
        if (state.lacks(wallet, offer.credits())) {
            return OrderWords.refused(
                    RefusalCode.INSUFFICIENT_CREDITS,
                    verb,
                    "it costs " + OrderWords.credits(offer.credits()) + " and the balance is "
                            + OrderWords.amount(wallet.balance()));
        }
        return null;
    }

    /** A refusal if the package is not for sale by this actor for this owner. */
    Outcome.@Nullable Refused notOnSale(Order order, String verb, Reseller owner, @Nullable Offer offer) {
        if (offer == null) {
            return OrderWords.refused(
                    RefusalCode.WRONG_PACKAGE, verb, "there is no such package; choose one of the catalogue");
        }
        ResellerId scope = order.actor().scope();
        if (offer.perpetual() && scope != null && !scope.equals(owner.root())) {
            return OrderWords.refused(RefusalCode.NOT_ALLOWED, verb, "only the provider gives accounts that never end");
        }
        if (!state.takes(offer.credits(), owner.id())) {
            return OrderWords.fraction(verb, owner.name());
        }
        return null;
    }

    private Outcome sell(Order order, OperationKind kind, Reseller owner, AccountState account, Offer offer) {
        Instant at = desk.at(order);
        TermKind termKind = offer.trial() ? TermKind.NEW : account.kindOfPaidTerm(at, owner.grace());
        OperationRow operation = desk.operation(order, kind, account);
        desk.posting.move(operation, offer.code(), desk.wallet(owner.id()), desk.consumed(owner.id()), offer.credits());
        TermRow term = term(operation, account, owner, offer, termKind, account.nextStart(at));
        return desk.done(operation, offer.credits(), term);
    }

    /** Sells a term; what it costs is posted by the caller. */
    TermRow term(
            OperationRow operation, AccountState account, Reseller owner, Offer offer, TermKind kind, Instant start) {
        Instant end =
                offer.endOf(start, owner.timeZone(), account.runBefore(start)).orElse(null);
        BigDecimal credits = offer.credits();
        TermRow term = new TermRow(
                operation, account, offer.code(), offer.months(), credits, kind, offer.trial(), start, end, null);
        desk.posting.term(term);
        return term;
    }
}
