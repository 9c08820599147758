package io.panelhouse.panel.ledger;

import io.panelhouse.panel.account.AccountTerm;
import io.panelhouse.panel.account.TermChain;
import io.panelhouse.panel.account.TermKind;
import io.panelhouse.panel.account.UnusedCredits;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.ledger.Posting.OperationRow;
import io.panelhouse.panel.ledger.Posting.TermRow;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Another package in the middle of a term; what is unused of the old ones counts towards its price. */
final class ChangeRules {

    private final OrderDesk desk;
    private final SaleRules sales;

    ChangeRules(OrderDesk desk, SaleRules sales) {
        this.desk = desk;
        this.sales = sales;
    }

    Outcome change(ChangePackage order, String verb, AccountState account, Reseller owner) {
        Instant at = desk.at(order);
        Outcome.@Nullable Refused refusal = wrongState(order, verb, account);
        if (refusal != null) {
            return refusal;
        }
        Offer offer = desk.state.offers.get(order.packageCode());
        refusal = sales.notOnSale(order, verb, owner, offer);
        if (offer == null || refusal != null) {
            return Objects.requireNonNull(refusal);
        }
        if (offer.trial()) {
            return OrderWords.refused(
                    RefusalCode.WRONG_PACKAGE, verb, "a trial is only for a new account; choose a paid package");
        }
        List<TermChain.Link> unfinished = account.chain().unfinished(at);
        if (unfinished.stream().allMatch(link -> link.term().packageCode().equals(offer.code()))) {
            return OrderWords.refused(
                    RefusalCode.WRONG_PACKAGE, verb, "it has package " + offer.code() + " already; renew it instead");
        }
        int scale = desk.state.settings(owner.id()).fractionalCredits() ? 4 : 0;
        BigDecimal unused = UnusedCredits.of(unfinished, at, scale);
        BigDecimal price = offer.credits().subtract(unused);
        Wallet wallet = desk.wallet(owner.id());
        if (desk.state.lacks(wallet, price)) {
            return OrderWords.refused(
                    RefusalCode.INSUFFICIENT_CREDITS,
                    verb,
                    "it costs %s after %s unused and the balance is %s"
                            .formatted(
                                    OrderWords.credits(price),
                                    OrderWords.amount(unused),
                                    OrderWords.amount(wallet.balance())));
        }
        return change(order, account, owner, offer, scale, price);
    }

    private Outcome change(
            ChangePackage order, AccountState account, Reseller owner, Offer offer, int scale, BigDecimal price) {
        OperationRow operation = desk.operation(order, OperationKind.CHANGE, account);
        Instant at = operation.occurredAt();
        Wallet wallet = desk.wallet(owner.id());
        Wallet consumed = desk.consumed(owner.id());
        if (price.signum() >= 0) {
            desk.posting.move(operation, offer.code(), wallet, consumed, price);
        } else {
            desk.posting.move(operation, offer.code(), consumed, wallet, price.negate());
        }
        for (TermChain.Link link : account.chain().unfinished(at)) {
            AccountTerm term = link.term();
            BigDecimal back = UnusedCredits.of(link, at, scale);
            if (link.untouched(at)) {
                desk.posting.termVoid(operation, account, term, back);
            } else {
                desk.posting.termEnds(operation, account, term, at, back);
            }
        }
        TermRow term = sales.term(operation, account, owner, offer, TermKind.CHANGE, at);
        return desk.done(operation, price, term);
    }

    private Outcome.@Nullable Refused wrongState(ChangePackage order, String verb, AccountState account) {
        if (account.suspendedAt() != null) {
            return OrderWords.refused(RefusalCode.WRONG_STATE, verb, "it is suspended; resume it first");
        }
        if (account.neverEnds()) {
            return OrderWords.refused(RefusalCode.WRONG_PACKAGE, verb, "it never ends");
        }
        Instant at = desk.at(order);
        List<TermChain.Link> unfinished = account.chain().unfinished(at);
        if (unfinished.isEmpty() || unfinished.getFirst().usedFrom().isAfter(at)) {
            return OrderWords.refused(RefusalCode.WRONG_STATE, verb, "no term of it is running; renew it instead");
        }
        if (unfinished.getFirst().term().trial()) {
            return OrderWords.refused(RefusalCode.WRONG_STATE, verb, "it is on trial; renew it instead");
        }
        return null;
    }
}
