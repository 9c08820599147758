package io.panelhouse.simulator.business;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Decides whether, when and with which package a term is followed by another.
 *
 * <p>A decision depends on nothing but the seed, the account's name and the end of its term. Who asks again, after a
 * restart or years later, gets the same answer, so nothing has to be remembered between asking and buying.
 */
public final class RenewalPlan {
    private static final int EARLIEST_DAYS = 7;

    private final BusinessParameters parameters;
    private final long seed;

    public RenewalPlan(BusinessParameters parameters, long seed) {
        this.parameters = parameters;
        this.seed = seed;
    }

    /**
     * What follows a paid term.
     *
     * @param endsAt the term's end; parts of a second do not count
     * @param zone the reseller's zone, for the hour of a sale
     * @return empty if the account is never bought a term again
     */
    public Optional<PlannedPurchase> afterTerm(String account, String packageCode, Instant endsAt, ZoneId zone) {
        Optional<PackageBehaviour> behaviour = parameters.behaviour(packageCode);
        if (behaviour.isEmpty()) {
            return Optional.empty();
        }
        Instant end = endsAt.truncatedTo(ChronoUnit.SECONDS);
        Draws draws = Draws.of(seed, "after " + account + " " + end.getEpochSecond());
        RenewalBehaviour renewals = parameters.renewals();
        String next = nextPackage(packageCode, draws);
        if (draws.chance(behaviour.get().renewalRate())) {
            return Optional.of(inTime(next, end, zone, draws));
        }
        if (!draws.chance(renewals.reactivationRate())) {
            return Optional.empty();
        }
        double days = renewals.graceDays() + draws.exponential(renewals.reactivationMeanDays());
        LocalDate day = LocalDate.ofInstant(end.plus(Duration.ofSeconds((long) (days * 86_400))), zone);
        Instant at = parameters.season().saleTime(day, zone, draws);
        Instant graceEnd = end.plus(Duration.ofDays(renewals.graceDays()));
        Instant late = at.isAfter(graceEnd) ? at : graceEnd.plusSeconds(3_600L + draws.below(36_000));
        return Optional.of(new PlannedPurchase(late, next, RenewalTiming.LATE));
    }

    /** What follows a trial: the same idea, with the trial's own rate. */
    public Optional<PlannedPurchase> afterTrial(String account, String packageCode, Instant startedAt) {
        Instant start = startedAt.truncatedTo(ChronoUnit.SECONDS);
        Draws draws = Draws.of(seed, "trial " + account + " " + start.getEpochSecond());
        TrialBehaviour trials = parameters.trials();
        if (!draws.chance(trials.conversionRate())) {
            return Optional.empty();
        }
        long window = trials.length().plus(trials.conversionWindow()).toSeconds();
        Instant at = start.plusSeconds((long) draws.between(6 * 3_600, (double) window));
        return Optional.of(new PlannedPurchase(at, packageCode, RenewalTiming.ON_TIME));
    }

    /** The package a new account chooses: short ones most often, as their accounts leave and are replaced sooner. */
    public String firstPackage(String account) {
        return Draws.of(seed, "first " + account)
                .pick(parameters.packages(), RenewalPlan::replacement)
                .code();
    }

    private static double replacement(PackageBehaviour behaviour) {
        return behaviour.accountShare() * (1 - behaviour.renewalRate()) / behaviour.months();
    }

    private String nextPackage(String packageCode, Draws draws) {
        boolean changes = draws.chance(parameters.renewals().switchRate());
        String drawn = draws.pick(parameters.packages(), PackageBehaviour::accountShare)
                .code();
        return changes ? drawn : packageCode;
    }

    private PlannedPurchase inTime(String next, Instant end, ZoneId zone, Draws draws) {
        RenewalBehaviour renewals = parameters.renewals();
        double[] shares = {renewals.earlyShare(), renewals.onTimeShare(), renewals.graceShare()};
        return switch (draws.index(shares)) {
            case 0 -> new PlannedPurchase(early(end, zone, draws), next, RenewalTiming.EARLY);
            case 1 -> new PlannedPurchase(end.minusSeconds(draws.below(86_400)), next, RenewalTiming.ON_TIME);
            default -> new PlannedPurchase(grace(end, draws), next, RenewalTiming.GRACE);
        };
    }

    /** One of the days before the end, near days and strong weekdays first, at an hour of sale. */
    private Instant early(Instant end, ZoneId zone, Draws draws) {
        LocalDate lastDay = LocalDate.ofInstant(end, zone);
        double[] weights = new double[EARLIEST_DAYS];
        for (int i = 0; i < EARLIEST_DAYS; i++) {
            weights[i] = parameters.season().weekday(lastDay.minusDays(i + 1L)) * Math.exp(-i / 2.5);
        }
        LocalDate day = lastDay.minusDays(draws.index(weights) + 1L);
        Instant at = parameters.season().saleTime(day, zone, draws);
        Instant latest = end.minusSeconds(86_401);
        return at.isAfter(latest) ? latest.minusSeconds(draws.below(3_600)) : at;
    }

    private Instant grace(Instant end, Draws draws) {
        long limitSeconds = parameters.renewals().graceDays() * 86_400L - 1;
        return end.plusSeconds(Math.min(limitSeconds, (long) draws.exponential(20 * 3_600)));
    }
}
