package io.panelhouse.dashboard.shell;

import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.annotation.UIScope;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RenewAccount;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/**
 * What an operator does on one browser page. After an operation every part of the page is told, so that balance, lists
 * and counts move in the answer to the same click.
 */
@Component
@UIScope
public final class Desk {

    private final CurrentOperator operator;
    private final Accounts accounts;
    private final CreditLedger ledger;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final Map<ResellerId, Purse> purses = new HashMap<>();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Desk(CurrentOperator operator, Accounts accounts, CreditLedger ledger, LiveFeed feed, InstantSource clock) {
        this.operator = operator;
        this.accounts = accounts;
        this.ledger = ledger;
        this.feed = feed;
        this.clock = clock;
    }

    /** The credits of a reseller; the same object for the life of the page. */
    public Purse purse(Scope scope) {
        return purses.computeIfAbsent(
                scope.reseller(), reseller -> new Purse(operator.actor(), scope, ledger, feed, clock));
    }

    /** Sells a new account; safe to repeat with the same order. */
    public Outcome create(CreateAccount order) {
        return told(accounts.create(order));
    }

    /** Sells a further term; safe to repeat with the same order. */
    public Outcome renew(RenewAccount order) {
        return told(accounts.renew(order));
    }

    /** Moves credits between wallets, issues them or takes an operation back; safe to repeat with the same order. */
    public Outcome apply(Order order) {
        Outcome outcome = ledger.apply(order);
        if (outcome instanceof Outcome.Done) {
            purses.values().forEach(Purse::moved);
            listeners.forEach(Runnable::run);
        }
        return outcome;
    }

    /** Does many things, each answered at its place; safe to repeat with the same orders. */
    public List<Outcome> applyAll(List<? extends Order> orders) {
        List<Outcome> outcomes = ledger.applyAll(orders);
        Map<ResellerId, BigDecimal> sold = new HashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Done done) {
                BigDecimal credits = done.receipt().kind() == OperationKind.REVERSE
                        ? done.receipt().credits().negate()
                        : done.receipt().credits();
                sold.merge(new ResellerId(done.receipt().resellerId().value()), credits, BigDecimal::add);
            }
        }
        sold.forEach((reseller, credits) -> {
            Purse payer = purses.get(reseller);
            if (payer != null) {
                payer.sold(credits);
            }
        });
        if (!sold.isEmpty()) {
            listeners.forEach(Runnable::run);
        }
        return outcomes;
    }

    /** Calls the listener after each operation that was done from this page. */
    public Registration onOperation(Runnable listener) {
        return Registration.addAndRemove(listeners, listener);
    }

    private Outcome told(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            Purse payer = purses.get(new ResellerId(done.receipt().resellerId().value()));
            if (payer != null) {
                payer.sold(done.receipt().credits());
            }
            listeners.forEach(Runnable::run);
        }
        return outcome;
    }
}
