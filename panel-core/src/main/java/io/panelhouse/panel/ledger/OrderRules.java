package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.TermKind;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.ledger.Posting.DoneOrder;
import io.panelhouse.panel.ledger.Posting.NewAccount;
import io.panelhouse.panel.ledger.Posting.OperationRow;
import io.panelhouse.panel.ledger.Posting.TermRow;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the orders of a batch one after the other: each changes the state and adds to the posting, or does
 * neither.
 */
final class OrderRules {

    private final BatchState state;
    private final Posting posting;
    private final Instant now;

    OrderRules(BatchState state, Posting posting, Instant now) {
        this.state = state;
        this.posting = posting;
        this.now = Times.exact(now);
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
        Optional<DoneOrder> done = state.done(order);
        if (done.isPresent()) {
            return repeated(order, done.get());
        }
        Outcome outcome = switch (order) {
            case Mint mint -> mint(mint, verb);
            case Transfer transfer -> transfer(transfer, verb);
            case CreateAccount create -> create(create, verb);
            case RenewAccount renew -> renew(renew, verb);
        };
        if (outcome instanceof Outcome.Done(Receipt receipt)) {
            DoneOrder answered =
                    new DoneOrder(order.actor().operator(), order.key(), OrderContent.hash(order), receipt);
            state.add(answered);
            posting.doneOrders.add(answered);
        }
        return outcome;
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

    private Outcome mint(Mint order, String verb) {
        Reseller provider = state.visible(order.actor(), order.provider());
        if (provider == null) {
            return notInTree(verb, order.provider());
        }
        if (provider.parentId() != null) {
            return OrderWords.refused(
                    RefusalCode.NOT_ALLOWED, verb, "reseller " + provider.name() + " is not a provider");
        }
        BigDecimal credits = order.credits().setScale(4);
        Wallet wallet = state.locks.get(provider.id(), LedgerAccount.WALLET);
        OperationRow operation = operation(order, OperationKind.MINT, provider.id(), null);
        posting.move(operation, null, state.locks.get(provider.id(), LedgerAccount.ISSUED), wallet, credits);
        return done(operation, credits, wallet, null);
    }

    private Outcome transfer(Transfer order, String verb) {
        Reseller from = state.visible(order.actor(), order.from());
        Reseller to = state.visible(order.actor(), order.to());
        if (from == null || to == null) {
            return notInTree(verb, from == null ? order.from() : order.to());
        }
        if (from.id().equals(to.id()) || !(from.contains(to) || to.contains(from))) {
            return OrderWords.refused(
                    RefusalCode.NOT_ALLOWED, verb, "one reseller must be above the other in the tree");
        }
        BigDecimal credits = order.credits().setScale(4);
        Wallet wallet = state.locks.get(from.id(), LedgerAccount.WALLET);
        if (wallet.balance().compareTo(credits) < 0) {
            return OrderWords.refused(
                    RefusalCode.INSUFFICIENT_CREDITS, verb, "the balance is " + OrderWords.amount(wallet.balance()));
        }
        OperationRow operation = operation(order, OperationKind.TRANSFER, from.id(), null);
        posting.move(operation, null, wallet, state.locks.get(to.id(), LedgerAccount.WALLET), credits);
        return done(operation, credits, wallet, null);
    }

    private Outcome create(CreateAccount order, String verb) {
        Reseller owner = state.visible(order.actor(), order.reseller());
        if (owner == null) {
            return notInTree(verb, order.reseller());
        }
        if (state.account(AccountRef.name(owner.id(), order.name())) != null) {
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
        if (offer == null || refusal != null) {
            return Objects.requireNonNull(refusal);
        }
        AccountState account = new AccountState(
                new AccountId(state.accountIds.next()), owner.id(), order.name(), null, null, null, null);
        state.add(account);
        if (secret != null) {
            state.addSignInName(order.name());
        }
        posting.newAccounts.add(new NewAccount(account, secret == null ? null : SecretHash.of(secret), at(order)));
        return sell(order, offer.trial() ? OperationKind.TRIAL : OperationKind.ACTIVATE, owner, account, offer);
    }

    private Outcome renew(RenewAccount order, String verb) {
        AccountState account = state.account(order.account());
        Reseller owner = account == null ? null : state.visible(order.actor(), account.resellerId());
        if (account == null || owner == null) {
            return OrderWords.refused(RefusalCode.NOT_FOUND, verb, "there is no such account in your tree");
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

    private Outcome.@Nullable Refused unsellable(Order order, String verb, Reseller owner, @Nullable Offer offer) {
        if (offer == null) {
            return OrderWords.refused(
                    RefusalCode.WRONG_PACKAGE, verb, "there is no such package; choose one of the catalogue");
        }
        ResellerId scope = order.actor().scope();
        if (offer.perpetual() && scope != null && !scope.equals(owner.root())) {
            return OrderWords.refused(RefusalCode.NOT_ALLOWED, verb, "only the provider gives accounts that never end");
        }
        BigDecimal balance = state.locks.get(owner.id(), LedgerAccount.WALLET).balance();
        if (balance.compareTo(offer.credits()) < 0) {
            return OrderWords.refused(
                    RefusalCode.INSUFFICIENT_CREDITS,
                    verb,
                    "it costs " + OrderWords.credits(offer.credits()) + " and the balance is "
                            + OrderWords.amount(balance));
        }
        return null;
    }

    private Outcome sell(Order order, OperationKind kind, Reseller owner, AccountState account, Offer offer) {
        Instant at = at(order);
        Instant start = account.nextStart(at);
        Instant end = offer.endOf(start, owner.timeZone()).orElse(null);
        TermKind termKind = offer.trial() ? TermKind.NEW : account.kindOfPaidTerm(at, owner.grace());
        OperationRow operation = operation(order, kind, owner.id(), account.id());
        Wallet wallet = state.locks.get(owner.id(), LedgerAccount.WALLET);
        posting.move(
                operation, offer.code(), wallet, state.locks.get(owner.id(), LedgerAccount.CONSUMED), offer.credits());
        TermRow term = new TermRow(
                operation,
                account,
                offer.code(),
                offer.months(),
                offer.credits(),
                termKind,
                offer.trial(),
                start,
                end,
                null);
        posting.term(term);
        return done(operation, offer.credits(), wallet, term);
    }

    private OperationRow operation(Order order, OperationKind kind, ResellerId reseller, @Nullable AccountId account) {
        OperationRow operation = new OperationRow(
                state.operationIds.next(),
                reseller,
                account,
                kind,
                order.actor().operator(),
                null,
                at(order));
        posting.operations.add(operation);
        return operation;
    }

    private static Outcome done(OperationRow operation, BigDecimal credits, Wallet wallet, @Nullable TermRow term) {
        return new Outcome.Done(new Receipt(
                operation.operationId(),
                operation.kind(),
                operation.occurredAt(),
                operation.resellerId(),
                credits,
                wallet.balance(),
                operation.accountId(),
                term == null ? null : term.account().name(),
                term == null ? null : term.packageCode(),
                term == null ? null : term.startsAt(),
                term == null ? null : term.endsAt()));
    }

    private Instant at(Order order) {
        Instant given = order.occurredAt();
        return given == null ? now : Times.exact(given);
    }

    private static Outcome notInTree(String verb, ResellerId reseller) {
        return OrderWords.refused(RefusalCode.NOT_FOUND, verb, "reseller " + reseller + " is not in your tree");
    }
}
