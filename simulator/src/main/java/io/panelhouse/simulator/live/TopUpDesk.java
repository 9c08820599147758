package io.panelhouse.simulator.live;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.simulator.business.BusinessParameters;
import io.panelhouse.simulator.business.Draws;
import io.panelhouse.simulator.business.PackageBehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Looks at the wallets every few seconds: those that are low are filled after a while, those that could not pay for a
 * sale at once.
 */
final class TopUpDesk {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final CreditLedger ledger;
    private final LiveState state;
    private final BusinessParameters parameters;
    private final Draws draws;
    private final Map<ResellerId, Long> needed = new HashMap<>();

    private Instant nextReview = Instant.MIN;
    private boolean underWay;
    private long topUps;

    TopUpDesk(CreditLedger ledger, LiveState state, BusinessParameters parameters, Draws draws) {
        this.ledger = ledger;
        this.state = state;
        this.parameters = parameters;
        this.draws = draws;
    }

    /** A sale of the reseller was refused for so many credits. */
    void need(ResellerId reseller, long credits) {
        needed.merge(reseller, credits, Long::sum);
        nextReview = Instant.MIN;
    }

    void tick(Instant now) {
        if (underWay || now.isBefore(nextReview)) {
            return;
        }
        TopUpReview review = new TopUpReview(
                ledger,
                state.business(),
                creditsPerDay(),
                Map.copyOf(needed),
                Draws.of(draws.below(1 << 30), "review"));
        underWay = state.work().start(review::run, this::reviewed, () -> underWay = false);
        if (underWay) {
            needed.clear();
            nextReview = now.plus(EVERY);
        }
    }

    /** Mints and transfers that the panel has done. */
    long topUps() {
        return topUps;
    }

    private void reviewed(int done) {
        underWay = false;
        topUps += done;
    }

    /** What each reseller's own and lower accounts cost a day, if all are renewed. */
    private Map<ResellerId, Double> creditsPerDay() {
        Instant now = state.work().now();
        Map<String, Double> price = new HashMap<>();
        for (PackageBehaviour behaviour : parameters.packages()) {
            price.put(behaviour.code(), behaviour.credits() / (behaviour.months() * 30.4));
        }
        Map<ResellerId, Double> own = new HashMap<>();
        for (Subscriber subscriber : state.subscribers().all()) {
            if (subscriber.entitled(now)) {
                own.merge(subscriber.reseller(), price.getOrDefault(subscriber.packageCode(), 0.0), Double::sum);
            }
        }
        Map<ResellerId, Double> subtree = new HashMap<>();
        own.forEach((reseller, credits) -> addUpwards(subtree, reseller, credits));
        return subtree;
    }

    private void addUpwards(Map<ResellerId, Double> subtree, ResellerId reseller, double credits) {
        subtree.merge(reseller, credits, Double::sum);
        DemoBusiness.Member member = state.business().members().get(reseller);
        ResellerId parent = member == null ? null : member.parent();
        if (parent != null) {
            addUpwards(subtree, parent, credits);
        }
    }
}
