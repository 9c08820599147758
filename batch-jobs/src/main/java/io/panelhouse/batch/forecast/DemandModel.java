package io.panelhouse.batch.forecast;

import io.panelhouse.batch.forecast.ResellerDemand.Known;
import io.panelhouse.batch.forecast.ResellerDemand.OpenTerms;
import io.panelhouse.batch.forecast.ResellerDemand.SoldTerms;
import io.panelhouse.batch.term.Resellers.Reseller;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The demand of each reseller from what the terms of the whole panel say. Pure: facts in, weeks out. */
final class DemandModel {

    /** Weeks of sales that tell of what kind new ones will be, and from how many on a reseller's own are used. */
    private static final int RECENT_WEEKS = 26;

    private static final long OWN_MIX_FROM = 10;

    /** Renewals of terms that ended longer ago tell nothing about the next. */
    private static final int REMEMBERED_DAYS = 365;

    /** A fact of so many terms. */
    record Counted(DemandFact fact, long count) {}

    private final Collection<Reseller> resellers;
    private final LocalDate origin;
    private final int weeks;

    DemandModel(Collection<Reseller> resellers, LocalDate origin, int weeks) {
        this.resellers = resellers;
        this.origin = origin;
        this.weeks = weeks;
    }

    /** The weeks of each reseller that has any fact. */
    Map<Long, List<DemandWeek>> weeks(List<Counted> facts) {
        LagCurve lags = lags(facts);
        Map<Integer, Map<Long, Double>> probabilities = probabilities(facts);
        Map<Long, List<Counted>> byReseller = new TreeMap<>();
        facts.forEach(fact -> byReseller
                .computeIfAbsent(fact.fact().resellerId(), id -> new ArrayList<>())
                .add(fact));
        List<SoldTerms> panelMix = recentSales(facts);
        Map<Long, List<DemandWeek>> result = new TreeMap<>();
        byReseller.forEach((id, own) -> result.put(
                id,
                ResellerDemand.weeks(
                        known(own, panelMix),
                        origin,
                        weeks,
                        months -> probabilities.getOrDefault(months, Map.of()).getOrDefault(id, 0.5),
                        lags)));
        return result;
    }

    private static LagCurve lags(List<Counted> facts) {
        Map<Integer, Long> counts = new HashMap<>();
        for (Counted counted : facts) {
            if (counted.fact().kind() == DemandFact.Kind.RENEWED) {
                counts.merge(counted.fact().lag(), counted.count(), Long::sum);
            }
        }
        return LagCurve.of(counts);
    }

    /** By months, then by reseller. Terms that were renewed early but could still have been open do not count yet. */
    private Map<Integer, Map<Long, Double>> probabilities(List<Counted> facts) {
        Map<Integer, Map<Long, Shrinkage.Trials>> trials = new HashMap<>();
        for (Counted counted : facts) {
            DemandFact fact = counted.fact();
            boolean decided = fact.kind() == DemandFact.Kind.LOST
                    || (fact.kind() == DemandFact.Kind.RENEWED && fact.day().isBefore(origin));
            boolean open = fact.kind() == DemandFact.Kind.OPEN;
            if (open) {
                trials.computeIfAbsent(fact.months(), months -> new HashMap<>());
            }
            if (!decided || fact.day().isBefore(origin.minusDays(REMEMBERED_DAYS))) {
                continue;
            }
            long renewed = fact.kind() == DemandFact.Kind.RENEWED ? counted.count() : 0;
            trials.computeIfAbsent(fact.months(), months -> new HashMap<>())
                    .merge(fact.resellerId(), new Shrinkage.Trials(renewed, counted.count()), Shrinkage.Trials::plus);
        }
        Map<Integer, Map<Long, Double>> probabilities = new HashMap<>();
        trials.forEach((months, own) -> probabilities.put(months, Shrinkage.probabilities(nodes(own))));
        return probabilities;
    }

    private List<Shrinkage.Node> nodes(Map<Long, Shrinkage.Trials> own) {
        Map<Long, @Nullable Long> parents = new HashMap<>();
        own.keySet().forEach(id -> parents.put(id, null));
        resellers.forEach(reseller -> parents.put(reseller.id(), reseller.parentId()));
        List<Shrinkage.Node> nodes = new ArrayList<>();
        parents.forEach(
                (id, parent) -> nodes.add(new Shrinkage.Node(id, parent, own.getOrDefault(id, Shrinkage.Trials.NONE))));
        return nodes;
    }

    private Known known(List<Counted> own, List<SoldTerms> panelMix) {
        List<OpenTerms> open = new ArrayList<>();
        for (Counted counted : own) {
            DemandFact fact = counted.fact();
            if (fact.kind() == DemandFact.Kind.OPEN) {
                open.add(new OpenTerms(fact.months(), credits(fact), fact.day(), counted.count()));
            }
        }
        List<SoldTerms> mix = recentSales(own);
        long sold = mix.stream().mapToLong(SoldTerms::count).sum();
        return new Known(open, sold < OWN_MIX_FROM ? panelMix : mix, weeklySales(own));
    }

    private List<SoldTerms> recentSales(List<Counted> facts) {
        Map<SoldTerms, Long> counts = new HashMap<>();
        for (Counted counted : facts) {
            DemandFact fact = counted.fact();
            if (fact.kind() == DemandFact.Kind.SOLD && !fact.day().isBefore(origin.minusWeeks(RECENT_WEEKS))) {
                counts.merge(new SoldTerms(fact.months(), credits(fact), 0), counted.count(), Long::sum);
            }
        }
        return counts.entrySet().stream()
                .map(entry ->
                        new SoldTerms(entry.getKey().months(), entry.getKey().credits(), entry.getValue()))
                .toList();
    }

    /** Credits of new sales by week, from the first whole week on to the last before the origin. */
    private List<Double> weeklySales(List<Counted> own) {
        LocalDate first = origin;
        for (Counted counted : own) {
            DemandFact fact = counted.fact();
            if (fact.kind() == DemandFact.Kind.SOLD && fact.day().isBefore(first)) {
                first = fact.day();
            }
        }
        int length = Math.toIntExact(ChronoUnit.WEEKS.between(first, origin));
        double[] series = new double[length];
        for (Counted counted : own) {
            DemandFact fact = counted.fact();
            long ago = ChronoUnit.DAYS.between(fact.day(), origin);
            int week = length - 1 - Math.toIntExact((ago - 1) / 7);
            if (fact.kind() == DemandFact.Kind.SOLD && week >= 0) {
                series[week] += counted.count() * credits(fact);
            }
        }
        return Arrays.stream(series).boxed().toList();
    }

    private static double credits(DemandFact fact) {
        return fact.credits() / 10_000.0;
    }
}
