package io.panelhouse.simulator.business;

import io.panelhouse.simulator.business.BusinessEvent.Sold;
import io.panelhouse.simulator.business.Visit.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sign-ins and finished sessions of the last days of a history, so that a new panel knows who was there lately. */
public final class RecentVisits {
    private static final int DAYS = 7;
    private static final double VISITS_PER_ACCOUNT_AND_DAY = 0.23;
    private static final double WRONG_PASSWORD_RATE = 0.04;
    private static final double UNKNOWN_NAME_RATE = 0.01;
    private static final double MEAN_SESSION_MINUTES = 50;
    private static final Duration MEMORY_AFTER_END = Duration.ofDays(8);

    private final BusinessHistory history;
    private final BusinessParameters parameters;
    private final long seed;
    private final List<Visit> visits = new ArrayList<>();

    private RecentVisits(BusinessHistory history, BusinessParameters parameters, long seed) {
        this.history = history;
        this.parameters = parameters;
        this.seed = seed;
    }

    /** The visits, oldest first. Nobody visits before the first sale of the account or after the history. */
    public static List<Visit> of(BusinessHistory history, BusinessParameters parameters, long seed) {
        RecentVisits recent = new RecentVisits(history, parameters, seed);
        Map<String, ZoneId> zones =
                history.tree().stream().collect(Collectors.toMap(ResellerProfile::name, ResellerProfile::zone));
        Map<String, List<Sold>> lives = new LinkedHashMap<>();
        for (BusinessEvent event : history.events()) {
            if (event instanceof Sold sale) {
                lives.computeIfAbsent(sale.account(), account -> new ArrayList<>())
                        .add(sale);
            }
        }
        lives.values()
                .forEach(life ->
                        recent.visit(life, zones.getOrDefault(life.getFirst().reseller(), ZoneOffset.UTC)));
        recent.visits.sort(Comparator.comparing(Visit::at).thenComparing(Visit::key));
        return List.copyOf(recent.visits);
    }

    private void visit(List<Sold> life, ZoneId zone) {
        Sold last = life.getLast();
        Instant firstDay = history.until().minus(Duration.ofDays(DAYS));
        if (last.purchase().endsAt().plus(MEMORY_AFTER_END).isBefore(history.until())) {
            return;
        }
        Draws draws = Draws.of(seed, "visits " + last.account());
        LocalDate today = LocalDate.ofInstant(history.until(), zone);
        for (int back = DAYS; back >= 0; back--) {
            int count = draws.poisson(VISITS_PER_ACCOUNT_AND_DAY);
            for (int i = 0; i < count; i++) {
                Instant at = parameters.season().viewingTime(today.minusDays(back), zone, draws);
                Visit visit = visit(life, at, "%s-%d-%d".formatted(last.account(), back, i), draws);
                boolean inside = !at.isBefore(firstDay) && at.isBefore(history.until());
                if (inside && !at.isBefore(life.getFirst().at())) {
                    visits.add(visit);
                }
            }
        }
    }

    private Visit visit(List<Sold> life, Instant at, String key, Draws draws) {
        Sold sale = life.getFirst();
        Device device = Device.usual(sale.account());
        boolean unknown = draws.chance(UNKNOWN_NAME_RATE);
        boolean wrong = draws.chance(WRONG_PASSWORD_RATE);
        double minutes = draws.exponential(MEAN_SESSION_MINUTES);
        if (unknown) {
            String typo = sale.account().replace("-", "");
            return new Visit(key, sale.reseller(), typo, Result.UNKNOWN_USER, device, at, Optional.empty());
        }
        Result result = wrong ? Result.WRONG_PASSWORD : decide(life, at);
        Instant end = at.plusSeconds(30 + (long) (minutes * 60));
        Instant latest = history.until().minusSeconds(1);
        Optional<Instant> endedAt =
                result == Result.ACCEPTED ? Optional.of(end.isAfter(latest) ? latest : end) : Optional.empty();
        return new Visit(key, sale.reseller(), sale.account(), result, device, at, endedAt);
    }

    private static Result decide(List<Sold> life, Instant at) {
        boolean entitled = life.stream()
                .map(Sold::purchase)
                .anyMatch(term -> !at.isBefore(term.startsAt()) && at.isBefore(term.endsAt()));
        if (entitled) {
            return Result.ACCEPTED;
        }
        boolean paid = life.stream()
                .anyMatch(sale -> sale.purchase().kind() != PurchaseKind.TRIAL
                        && !sale.at().isAfter(at));
        return paid ? Result.EXPIRED : Result.TRIAL_OVER;
    }
}
