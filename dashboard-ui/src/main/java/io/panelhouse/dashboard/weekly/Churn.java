package io.panelhouse.dashboard.weekly;

import io.panelhouse.dashboard.figure.Share;
import io.panelhouse.dashboard.lake.LakeSnapshot;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * M4a to M4d and the two bridges behind them, in one month.
 *
 * @param byMonths outcome of the terms due, by package length, shortest first
 * @param days movements of retained accounts, by day
 * @param renewalSnapshot what the terms due were read from
 * @param retainedSnapshot what the movements were read from
 */
record Churn(
        YearMonth month,
        SortedMap<Integer, Renewals> byMonths,
        List<RetainedDay> days,
        Optional<LakeSnapshot> renewalSnapshot,
        Optional<LakeSnapshot> retainedSnapshot) {

    Churn {
        days = List.copyOf(days);
    }

    /**
     * One day; {@code opening + started + reactivated + moved - churned = closing}.
     *
     * @param opening retained just before the day
     * @param started new accounts
     * @param moved gained from other resellers less given away; 0 over a subtree with both
     */
    record RetainedDay(
            LocalDate day, long opening, long started, long reactivated, long moved, long churned, long closing) {}

    boolean isEmpty() {
        return days.isEmpty() && byMonths.isEmpty();
    }

    Renewals renewals() {
        return byMonths.values().stream().reduce(Renewals.NONE, Renewals::plus);
    }

    long opening() {
        return days.isEmpty() ? 0 : days.getFirst().opening();
    }

    long started() {
        return days.stream().mapToLong(RetainedDay::started).sum();
    }

    long reactivated() {
        return days.stream().mapToLong(RetainedDay::reactivated).sum();
    }

    long moved() {
        return days.stream().mapToLong(RetainedDay::moved).sum();
    }

    long churned() {
        return days.stream().mapToLong(RetainedDay::churned).sum();
    }

    long closing() {
        return days.isEmpty() ? 0 : days.getLast().closing();
    }

    /** M4b: of those retained just before the month. */
    Share ofPeriod() {
        return new Share(churned(), opening());
    }

    /** M4c: of those and the new ones. */
    Share rolling() {
        return new Share(churned(), opening() + started());
    }

    /** M4d: the daily shares added up, or empty if nothing was retained on any day. */
    OptionalDouble dailySum() {
        return days.stream().allMatch(day -> day.opening() == 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(days.stream()
                        .filter(day -> day.opening() > 0)
                        .mapToDouble(day -> (double) day.churned() / day.opening())
                        .sum());
    }
}
