package io.panelhouse.simulator.live;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.simulator.business.AccountNames;
import io.panelhouse.simulator.business.BusinessParameters;
import io.panelhouse.simulator.business.Draws;
import io.panelhouse.simulator.business.PlannedPurchase;
import io.panelhouse.simulator.business.RenewalPlan;
import io.panelhouse.simulator.business.SubscriberSecret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sells: renewals when the model says so, and the extra operations of {@link LiveRates}.
 *
 * <p>The key of a renewal is the account and the end it extends, that of a sale is the new name. An order whose answer
 * was lost is repeated with its key until there is one.
 */
final class SalesDesk {
    private static final Logger log = LoggerFactory.getLogger(SalesDesk.class);
    private static final int MAX_RENEWALS_PER_TICK = 5;
    private static final Duration BROUGHT_FORWARD = Duration.ofHours(36);
    private static final Duration AFTER_TOP_UP = Duration.ofSeconds(5);
    private static final String SHORTEST = "M1";
    private static final double EXTRA_RENEWAL_SHARE = 0.45;
    private static final double EXTRA_TRIAL_SHARE = 0.25;

    private final PanelOrders orders;
    private final LiveState state;
    private final BusinessParameters parameters;
    private final RenewalPlan plan;
    private final TopUpDesk topUps;
    private final LiveRates rates;
    private final Draws draws;
    private final long seed;
    private final String run;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final Deque<Sale> unanswered = new ArrayDeque<>();

    private long operations;
    private long extraOperations;

    SalesDesk(PanelOrders orders, LiveState state, TopUpDesk topUps, LiveRates rates, Draws draws, long seed) {
        this.orders = orders;
        this.state = state;
        this.parameters = BusinessParameters.standard();
        this.plan = new RenewalPlan(parameters, seed);
        this.topUps = topUps;
        this.rates = rates;
        this.draws = draws;
        this.seed = seed;
        this.run = "load-" + state.work().now().toEpochMilli() + "-";
    }

    /** Takes note of an account as the panel has it, and of what will be bought for it next. */
    void learn(Subscriber subscriber) {
        if (!state.subscribers().put(subscriber)) {
            return;
        }
        next(subscriber)
                .ifPresent(purchase ->
                        due.add(new Due(purchase.at(), subscriber.id(), subscriber.endsAt(), purchase.packageCode())));
    }

    void tick(Instant now, double seconds) {
        for (int i = unanswered.size(); i > 0; i--) {
            submit(unanswered.removeFirst());
        }
        for (int i = 0;
                i < MAX_RENEWALS_PER_TICK && !due.isEmpty() && !due.peek().at().isAfter(now);
                i++) {
            renew(due.remove());
        }
        int extra = draws.poisson(rates.operationsPerSecond(extraOperations) * seconds);
        for (int i = 0; i < extra; i++) {
            extraOperations++;
            extra(now);
        }
    }

    /** Sales, trials and renewals that the panel has done. */
    long operations() {
        return operations;
    }

    private Optional<PlannedPurchase> next(Subscriber subscriber) {
        if (subscriber.packageCode().equals(BusinessParameters.TRIAL)) {
            Instant startedAt = subscriber.endsAt().minus(parameters.trials().length());
            return plan.afterTrial(subscriber.name(), plan.firstPackage(subscriber.name()), startedAt);
        }
        return plan.afterTerm(
                subscriber.name(),
                subscriber.packageCode(),
                subscriber.endsAt(),
                state.business().zone(subscriber.reseller()));
    }

    private void extra(Instant now) {
        double kind = draws.uniform();
        if (kind < EXTRA_RENEWAL_SHARE && extraRenewal(now)) {
            return;
        }
        boolean trial = kind < EXTRA_RENEWAL_SHARE + EXTRA_TRIAL_SHARE;
        sell(trial);
    }

    /** In a demo the next purchase that is planned anyway; under load a further term for anybody. */
    private boolean extraRenewal(Instant now) {
        if (rates.steady()) {
            state.subscribers().any(draws).ifPresent(this::renewOnceMore);
            return true;
        }
        if (due.isEmpty() || due.peek().at().isAfter(now.plus(BROUGHT_FORWARD))) {
            return false;
        }
        renew(due.remove());
        return true;
    }

    private void renewOnceMore(Subscriber subscriber) {
        RenewAccount order =
                new RenewAccount(state.business().actor(), run + extraOperations, subscriber.id(), SHORTEST);
        submit(new Sale(order, subscriber.reseller(), SHORTEST));
    }

    private void renew(Due purchase) {
        Optional<Subscriber> subscriber = state.subscribers().find(purchase.account());
        if (subscriber.isEmpty() || !subscriber.get().endsAt().equals(purchase.endsAt())) {
            return;
        }
        String key = "renew-" + subscriber.get().name() + "-"
                + purchase.endsAt().truncatedTo(ChronoUnit.SECONDS).getEpochSecond();
        RenewAccount order =
                new RenewAccount(state.business().actor(), key, purchase.account(), purchase.packageCode());
        boolean started = state.work()
                .start(
                        () -> orders.renewIfUnchanged(order, subscriber.get()),
                        answer -> renewed(answer, purchase),
                        () -> due.add(purchase));
        if (!started) {
            due.add(purchase);
        }
    }

    private void renewed(PanelOrders.Renewal answer, Due purchase) {
        switch (answer) {
            case PanelOrders.Changed changed -> learn(changed.subscriber());
            case PanelOrders.Gone gone -> log.info("Account {} is gone; it is not renewed", gone.account());
            case PanelOrders.Answered answered -> {
                if (answered.outcome() instanceof Outcome.Refused refused
                        && refused.code() == RefusalCode.INSUFFICIENT_CREDITS) {
                    due.add(purchase.at(state.work().now().plus(AFTER_TOP_UP)));
                }
                answered(answered.outcome(), answered.reseller(), purchase.packageCode());
            }
        }
    }

    private void sell(boolean trial) {
        String name = AccountNames.of(seed, draws.below((int) AccountNames.count()));
        if (state.subscribers().knows(name)) {
            return;
        }
        List<DemoBusiness.Member> members =
                List.copyOf(state.business().members().values());
        ResellerId reseller = draws.pick(members, member -> member.profile().share())
                .reseller()
                .id();
        String packageCode = trial ? BusinessParameters.TRIAL : plan.firstPackage(name);
        CreateAccount order = new CreateAccount(
                state.business().actor(), "sale-" + name, reseller, name, SubscriberSecret.of(name), packageCode);
        submit(new Sale(order, reseller, packageCode));
    }

    private void submit(Sale sale) {
        boolean started = state.work()
                .start(
                        () -> orders.apply(sale.order()),
                        outcome -> answered(outcome, sale.reseller(), sale.packageCode()),
                        () -> unanswered.add(sale));
        if (!started) {
            unanswered.add(sale);
        }
    }

    private void answered(Outcome outcome, ResellerId reseller, String packageCode) {
        switch (outcome) {
            case Outcome.Done done -> {
                operations++;
                learn(done.receipt());
            }
            case Outcome.Refused refused -> {
                if (refused.code() == RefusalCode.INSUFFICIENT_CREDITS) {
                    topUps.need(reseller, price(packageCode));
                } else {
                    log.info("Not sold: {}", refused.sentence());
                }
            }
        }
    }

    private void learn(Receipt receipt) {
        AccountId account = receipt.accountId();
        String name = receipt.accountName();
        String packageCode = receipt.packageCode();
        Instant endsAt = receipt.termEnd();
        if (account != null && name != null && packageCode != null && endsAt != null) {
            learn(new Subscriber(account, name, receipt.resellerId(), packageCode, endsAt));
        }
    }

    private long price(String packageCode) {
        return parameters
                .behaviour(packageCode)
                .map(behaviour -> (long) behaviour.credits())
                .orElse(0L);
    }

    /** An order that is repeated until it is answered. */
    private record Sale(Order order, ResellerId reseller, String packageCode) {}

    /** A purchase that the model plans for the account while its end is still this one. */
    private record Due(Instant at, AccountId account, Instant endsAt, String packageCode) {
        Due at(Instant later) {
            return new Due(later, account, endsAt, packageCode);
        }
    }
}
