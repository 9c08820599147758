package io.panelhouse.dashboard.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What own sales are expected to take from a wallet from now on, day after day.
 *
 * @param left how much of today is left, from 0 to 1
 * @param days today's rest and each day to the end of the forecast, at least one
 */
public record Outlook(double left, List<Day> days) {

    /** Days until a top-up that is ordered now has come. */
    public static final int LEAD_DAYS = 3;

    /** Standard normal quantile of 90 %: a range from its negative to it holds 80 %. */
    private static final double Z_90 = 1.2815515655446004;

    /** Standard normal quantile of 95 %, the service level of the buffer. */
    private static final double Z_95 = 1.6448536269514722;

    public Outlook {
        days = List.copyOf(days);
    }

    /**
     * Expected demand of one local day.
     *
     * @param mean credits
     * @param variance of the credits; days count as independent, so that it adds
     */
    public record Day(LocalDate day, double mean, double variance) {}

    /**
     * Spreads the weeks of a forecast over their days as the weekdays compare, evenly if that is not known yet.
     *
     * @param weeks in order
     * @param left how much of today is left, from 0 to 1
     * @return empty if the forecast ends before today
     */
    public static Optional<Outlook> of(
            List<WeekDemand> weeks, Optional<PeakDays> weekdays, LocalDate today, double left) {
        List<Day> days = new ArrayList<>();
        for (WeekDemand week : weeks) {
            for (int weekday = 1; weekday <= 7; weekday++) {
                LocalDate day = week.monday().plusDays(weekday - 1L);
                if (!day.isBefore(today)) {
                    double share = share(weekdays, weekday) * (day.equals(today) ? left : 1);
                    days.add(new Day(day, week.mean() * share, week.variance() * share));
                }
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(new Outlook(left, days));
    }

    /** When the balance is used up (M13). */
    public Runway runway(double balance) {
        return new Runway(
                usedUp(balance, Z_90),
                usedUp(balance, 0),
                usedUp(balance, -Z_90),
                days.getLast().day());
    }

    /** What may be left at the end of each day. */
    public List<Rest> rest(double balance) {
        List<Rest> rest = new ArrayList<>();
        Amount sum = Amount.NONE;
        for (Day day : days) {
            sum = sum.plus(day, 1);
            rest.add(new Rest(
                    day.day(),
                    Math.max(0, balance - sum.quantile(Z_90)),
                    Math.max(0, balance - sum.quantile(0)),
                    Math.max(0, balance - sum.quantile(-Z_90))));
        }
        return rest;
    }

    /** The balance against the demand of the next three days, each of 24 hours from now (M14). */
    public Buffer buffer(double balance) {
        Amount sum = Amount.NONE.plus(days.getFirst(), 1);
        double ahead = LEAD_DAYS - left;
        for (Day day : days.subList(1, days.size())) {
            double part = Math.min(1, ahead);
            sum = sum.plus(day, part);
            ahead -= part;
        }
        return new Buffer(balance, sum.quantile(Z_95));
    }

    /** The first day by whose end the balance is used up; null if none is. */
    private @Nullable LocalDate usedUp(double balance, double z) {
        Amount sum = Amount.NONE;
        for (Day day : days) {
            sum = sum.plus(day, 1);
            if (sum.quantile(z) > balance) {
                return day.day();
            }
        }
        return null;
    }

    private static double share(Optional<PeakDays> weekdays, int weekday) {
        return weekdays.map(peaks -> peaks.of(weekday)).orElse(1.0) / 7;
    }

    /** An amount that cannot be negative: gamma, as the forecast says its intervals, by Wilson and Hilferty (1931). */
    private record Amount(double mean, double variance) {

        private static final Amount NONE = new Amount(0, 0);

        Amount plus(Day day, double part) {
            return new Amount(mean + day.mean() * part, variance + day.variance() * part);
        }

        double quantile(double z) {
            if (mean <= 0 || variance <= 0) {
                return Math.max(0, mean);
            }
            double spread = variance / (mean * mean) / 9;
            double root = Math.max(0, 1 - spread + z * Math.sqrt(spread));
            return mean * root * root * root;
        }
    }
}
