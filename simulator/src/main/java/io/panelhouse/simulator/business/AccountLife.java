package io.panelhouse.simulator.business;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is bought for one account from its birth to an end instant. */
final class AccountLife {
    private final BusinessParameters parameters;
    private final RenewalPlan plan;

    AccountLife(BusinessParameters parameters, long seed) {
        this.parameters = parameters;
        this.plan = new RenewalPlan(parameters, seed);
    }

    /**
     * The trial, if any, and the paid terms that were bought before {@code until}, oldest first.
     *
     * @param born the account's name, reseller's zone, first package and first instant
     */
    List<Purchase> purchases(Birth born, Instant until) {
        List<Purchase> purchases = new ArrayList<>();
        Optional<PlannedPurchase> next;
        if (born.trial()) {
            Instant end = born.at().plus(parameters.trials().length());
            purchases.add(new Purchase(BusinessParameters.TRIAL, PurchaseKind.TRIAL, born.at(), born.at(), end));
            next = plan.afterTrial(born.account(), born.packageCode(), born.at());
        } else {
            next = Optional.of(new PlannedPurchase(born.at(), born.packageCode(), RenewalTiming.ON_TIME));
        }
        Instant runStart = born.at();
        Instant lastEnd = purchases.isEmpty() ? born.at() : purchases.getLast().endsAt();
        boolean paidBefore = false;
        while (next.isPresent() && next.get().at().isBefore(until)) {
            PlannedPurchase bought = next.get();
            if (bought.at().isAfter(lastEnd)) {
                runStart = bought.at();
            }
            Purchase purchase = purchase(bought, paidBefore, lastEnd, runStart, born.zone());
            purchases.add(purchase);
            paidBefore = true;
            lastEnd = purchase.endsAt();
            next = plan.afterTerm(born.account(), bought.packageCode(), lastEnd, born.zone());
        }
        return purchases;
    }

    private Purchase purchase(
            PlannedPurchase bought, boolean paidBefore, Instant lastEnd, Instant runStart, ZoneId zone) {
        Instant startsAt = bought.at().isBefore(lastEnd) ? lastEnd : bought.at();
        int months = parameters.behaviour(bought.packageCode()).orElseThrow().months();
        PurchaseKind kind = paidBefore ? kindOfNext(bought.timing()) : PurchaseKind.NEW;
        Instant endsAt = endOf(startsAt, months, zone, runStart);
        return new Purchase(bought.packageCode(), kind, bought.at(), startsAt, endsAt);
    }

    private static PurchaseKind kindOfNext(RenewalTiming timing) {
        return timing == RenewalTiming.LATE ? PurchaseKind.REACTIVATION : PurchaseKind.RENEWAL;
    }

    /**
     * The same local time so many months later; a day that the month lacks becomes its last. A term that starts a whole
     * number of months after its unbroken run counts from the run's start: 31 January, 28 February, 31 March.
     */
    private static Instant endOf(Instant start, int months, ZoneId zone, Instant runStart) {
        ZonedDateTime first = runStart.atZone(zone);
        ZonedDateTime local = start.atZone(zone);
        long before = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(local));
        boolean whole = first.plusMonths(before).toInstant().equals(start);
        return (whole ? first.plusMonths(before + months) : local.plusMonths(months)).toInstant();
    }

    /** How an account begins. */
    record Birth(String account, String packageCode, boolean trial, Instant at, ZoneId zone) {}
}
