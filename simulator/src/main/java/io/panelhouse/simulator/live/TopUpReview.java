package io.panelhouse.simulator.live;

import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Transfer;
import io.panelhouse.simulator.business.Draws;
import io.panelhouse.simulator.business.StockPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at all wallets, in a worker. The key of an order is the wallet and its newest entry: while that is the same,
 * the order has not been done.
 */
final class TopUpReview {
    private static final Logger log = LoggerFactory.getLogger(TopUpReview.class);
    private static final double HANDLED_IN_THIS_REVIEW = 0.02;
    private static final double PROVIDER_STOCK_DAYS = 30;
    private static final double PROVIDER_REORDER_DAYS = 12;

    private final CreditLedger ledger;
    private final DemoBusiness business;
    private final Map<ResellerId, Double> creditsPerDay;
    private final Map<ResellerId, Long> needed;
    private final Draws draws;
    private final Map<ResellerId, Long> balances = new HashMap<>();

    private int done;

    TopUpReview(
            CreditLedger ledger,
            DemoBusiness business,
            Map<ResellerId, Double> creditsPerDay,
            Map<ResellerId, Long> needed,
            Draws draws) {
        this.ledger = ledger;
        this.business = business;
        this.creditsPerDay = creditsPerDay;
        this.needed = needed;
        this.draws = draws;
    }

    /** How many orders were done. */
    int run() {
        ledger.balances(business.actor(), business.provider())
                .forEach((reseller, balance) -> balances.put(reseller, balance.longValue()));
        List<DemoBusiness.Member> parentsFirst =
                new ArrayList<>(business.members().values());
        parentsFirst
                .reversed()
                .forEach(member ->
                        review(member.reseller().id(), member.profile().reorderDays()));
        review(business.provider(), PROVIDER_REORDER_DAYS);
        return done;
    }

    private void review(ResellerId reseller, double reorderDays) {
        long urgent = needed.getOrDefault(reseller, 0L);
        boolean low = StockPolicy.isLow(balance(reseller), perDay(reseller), reorderDays);
        if (urgent > balance(reseller) || (low && draws.chance(HANDLED_IN_THIS_REVIEW))) {
            refill(reseller, urgent);
        }
    }

    private void refill(ResellerId reseller, long atLeast) {
        String key = "top-up-" + reseller + "-" + ledger.ledgerSequence(business.actor(), reseller);
        DemoBusiness.Member member = business.members().get(reseller);
        ResellerId parent = member == null ? null : member.parent();
        if (member == null || parent == null) {
            long credits = StockPolicy.order(balance(reseller), perDay(reseller), PROVIDER_STOCK_DAYS, atLeast);
            apply(new Mint(business.actor(), key, reseller, BigDecimal.valueOf(credits)), reseller, credits);
            return;
        }
        long credits = StockPolicy.order(
                balance(reseller), perDay(reseller), member.profile().stockDays(), atLeast);
        if (balance(parent) < credits) {
            refill(parent, credits);
        }
        Order order = new Transfer(business.actor(), key, parent, reseller, BigDecimal.valueOf(credits));
        if (apply(order, reseller, credits)) {
            balances.merge(parent, -credits, Long::sum);
        }
    }

    private boolean apply(Order order, ResellerId receiver, long credits) {
        Outcome outcome = ledger.apply(order);
        if (outcome instanceof Outcome.Refused refused) {
            log.info("Not topped up, looking again in a few seconds: {}", refused.sentence());
            return false;
        }
        done++;
        balances.merge(receiver, credits, Long::sum);
        return true;
    }

    private long balance(ResellerId reseller) {
        return balances.getOrDefault(reseller, 0L);
    }

    private double perDay(ResellerId reseller) {
        return creditsPerDay.getOrDefault(reseller, 0.2);
    }
}
