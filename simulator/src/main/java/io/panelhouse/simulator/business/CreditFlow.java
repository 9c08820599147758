package io.panelhouse.simulator.business;

import io.panelhouse.simulator.business.BusinessEvent.Minted;
import io.panelhouse.simulator.business.BusinessEvent.Sold;
import io.panelhouse.simulator.business.BusinessEvent.Transferred;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Adds to a sequence of sales the credits that pay for them: issued by the provider, handed down the tree when wallets
 * run low, at once when a sale would otherwise fail. No wallet is ever negative.
 */
public final class CreditFlow {
    /** The name that stands for the provider at the root. */
    public static final String PROVIDER = "provider";

    private final Map<String, Wallet> wallets = new HashMap<>();
    private final PriorityQueue<TopUp> due = new PriorityQueue<>(Comparator.comparing(TopUp::at));
    private final List<BusinessEvent> events = new ArrayList<>();
    private final BusinessParameters parameters;
    private final long seed;

    private CreditFlow(
            List<ResellerProfile> tree,
            BusinessParameters parameters,
            long seed,
            Instant start,
            double firstCreditsPerDay) {
        this.parameters = parameters;
        this.seed = seed;
        wallets.put(PROVIDER, new Wallet(provider(), firstCreditsPerDay, start));
        tree.forEach(node ->
                wallets.put(node.name(), new Wallet(node, Math.max(0.2, firstCreditsPerDay * node.share()), start)));
    }

    /** All events, in the order in which they have to be written. Sales come in order of time. */
    static List<BusinessEvent> pay(
            List<Sold> sales, List<ResellerProfile> tree, BusinessParameters parameters, long seed, Instant until) {
        if (sales.isEmpty()) {
            return List.of();
        }
        Instant start = sales.getFirst().at();
        double firstWeeks = sales.stream()
                .takeWhile(sale -> sale.at().isBefore(start.plusSeconds(14 * 86_400)))
                .mapToLong(sale -> price(sale, parameters))
                .sum();
        CreditFlow flow = new CreditFlow(tree, parameters, seed, start, firstWeeks / 14);
        sales.forEach(flow::sell);
        flow.topUpsBefore(until);
        return flow.events;
    }

    private static ResellerProfile provider() {
        return new ResellerProfile(PROVIDER, Optional.empty(), ZoneOffset.UTC, 0, 30, 12);
    }

    private static long price(Sold sale, BusinessParameters parameters) {
        return parameters
                .behaviour(sale.purchase().packageCode())
                .map(PackageBehaviour::credits)
                .orElse(0);
    }

    private void sell(Sold sale) {
        topUpsBefore(sale.at());
        long price = price(sale, parameters);
        if (price > 0) {
            Wallet wallet = wallet(sale.reseller());
            provide(wallet, price, sale.at());
            wallet.spend(price, sale.at());
            events.add(sale);
            noticeLow(wallet, sale.at());
            return;
        }
        events.add(sale);
    }

    private void topUpsBefore(Instant at) {
        while (!due.isEmpty() && due.peek().at().isBefore(at)) {
            TopUp next = due.remove();
            Wallet wallet = wallet(next.reseller());
            if (wallet.stillLow()) {
                refill(wallet, 0, next.at());
            }
        }
    }

    private void provide(Wallet wallet, long credits, Instant at) {
        if (wallet.balance() < credits) {
            refill(wallet, credits, at);
        }
    }

    private void refill(Wallet wallet, long needed, Instant at) {
        long credits = wallet.order(needed);
        if (wallet.owner().name().equals(PROVIDER)) {
            wallet.receive(credits);
            events.add(new Minted("credit-" + events.size(), at, credits));
            return;
        }
        String from = wallet.owner().parent().orElse(PROVIDER);
        Wallet above = wallet(from);
        provide(above, credits, at);
        above.spend(credits, at);
        wallet.receive(credits);
        events.add(new Transferred(
                "credit-" + events.size(), at, from, wallet.owner().name(), credits));
        noticeLow(above, at);
    }

    private void noticeLow(Wallet wallet, Instant at) {
        if (wallet.asksForTopUp()) {
            String name = wallet.owner().name();
            Draws draws = Draws.of(seed, "top-up " + name + " " + at);
            due.add(new TopUp(StockPolicy.handledAt(at, wallet.owner().zone(), draws), name));
        }
    }

    private Wallet wallet(String name) {
        Wallet wallet = wallets.get(name);
        if (wallet == null) {
            throw new IllegalStateException("Cannot find the wallet of " + name + ": it is not in the tree");
        }
        return wallet;
    }

    private record TopUp(Instant at, String reseller) {}
}
