package io.panelhouse.simulator.business;

import io.panelhouse.simulator.business.AccountLife.Birth;
import io.panelhouse.simulator.business.BusinessEvent.Sold;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The business from its first day to an end instant.
 *
 * @param tree the resellers, parents first
 * @param events what happened, in the order in which it has to be written; times never decrease
 * @param startsAt nothing happened before, UTC
 * @param until nothing happened at or after it, UTC
 */
public record BusinessHistory(List<ResellerProfile> tree, List<BusinessEvent> events, Instant startsAt, Instant until) {

    public BusinessHistory {
        tree = List.copyOf(tree);
        events = List.copyOf(events);
    }

    /** Plays the whole history; the same arguments give the same events with the same keys. */
    public static BusinessHistory play(BusinessParameters parameters, BusinessSize size, long seed, Instant end) {
        Instant until = end.truncatedTo(ChronoUnit.SECONDS);
        Instant startsAt = until.minus(Duration.ofDays(parameters.historyDays()));
        List<ResellerProfile> tree = BusinessTree.of(size, seed);
        Arrivals arrivals = Arrivals.forAccountsAlive(size.accountsAlive(), parameters, until);
        List<Sold> sales = new ArrayList<>();
        AccountLife life = new AccountLife(parameters, seed);
        long number = 0;
        for (ResellerProfile reseller : tree) {
            for (Birth birth : births(reseller, parameters, arrivals, seed, number, startsAt, until)) {
                number++;
                sales.addAll(sales(reseller, birth, life.purchases(birth, until)));
            }
        }
        sales.sort(Comparator.comparing(Sold::at).thenComparing(Sold::key));
        return new BusinessHistory(tree, CreditFlow.pay(sales, tree, parameters, seed, until), startsAt, until);
    }

    private static List<Birth> births(
            ResellerProfile reseller,
            BusinessParameters parameters,
            Arrivals arrivals,
            long seed,
            long firstNumber,
            Instant startsAt,
            Instant until) {
        LocalDate firstDay = LocalDate.ofInstant(startsAt, reseller.zone());
        double[] demand = Arrivals.dailyDemand(parameters, firstDay);
        double total = 0;
        for (double day : demand) {
            total += day;
        }
        List<Birth> births = new ArrayList<>();
        for (int day = 0; day < demand.length; day++) {
            Draws draws = Draws.of(seed, "births " + reseller.name() + " " + day);
            int count = draws.poisson(arrivals.total() * reseller.share() * demand[day] / total);
            for (int i = 0; i < count; i++) {
                Instant at = parameters.season().saleTime(firstDay.plusDays(day), reseller.zone(), draws);
                String code = arrivals.drawPackage(draws);
                boolean trial = draws.chance(parameters.trials().shareOfNewAccounts());
                if (!at.isBefore(startsAt) && at.isBefore(until)) {
                    String account = AccountNames.of(seed, firstNumber + births.size());
                    births.add(new Birth(account, code, trial, at, reseller.zone()));
                }
            }
        }
        return births;
    }

    private static List<Sold> sales(ResellerProfile reseller, Birth birth, List<Purchase> purchases) {
        List<Sold> sales = new ArrayList<>(purchases.size());
        for (int i = 0; i < purchases.size(); i++) {
            Purchase purchase = purchases.get(i);
            sales.add(new Sold(birth.account() + "-" + i, purchase.at(), reseller.name(), birth.account(), purchase));
        }
        return sales;
    }
}
