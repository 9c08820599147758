package io.panelhouse.simulator.business;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * How demand for new accounts moves with the calendar. Factors multiply; all are relative to a plain day.
 *
 * @param weekdays seven factors, Monday first
 * @param months twelve factors, January first
 * @param saleHours twenty-four weights of the hours of the local day, midnight first, for sales
 * @param viewingHours the same for sign-ins
 * @param monthlyGrowth growth of demand in 30 days, 0.02 is 2 %
 * @param launchBoost extra demand on the first day of the history, 2 means three times a plain day
 * @param launchDecayDays days after which a share of 1/e of that extra is left
 */
public record Season(
        List<Double> weekdays,
        List<Double> months,
        List<Double> saleHours,
        List<Double> viewingHours,
        double monthlyGrowth,
        double launchBoost,
        double launchDecayDays) {
    public Season {
        weekdays = sized("weekdays", weekdays, 7);
        months = sized("months", months, 12);
        saleHours = sized("saleHours", saleHours, 24);
        viewingHours = sized("viewingHours", viewingHours, 24);
    }

    private static List<Double> sized(String name, List<Double> factors, int size) {
        if (factors.size() != size || factors.stream().anyMatch(factor -> factor < 0)) {
            throw new IllegalArgumentException(
                    "Invalid " + name + ": needs " + size + " factors of at least 0, was " + factors);
        }
        return List.copyOf(factors);
    }

    /** Demand for new accounts on a local day, relative to a plain day at the start of the history. */
    public double demand(LocalDate day, LocalDate historyStart) {
        double age = Math.max(0, day.toEpochDay() - historyStart.toEpochDay());
        return calendar(day)
                * Math.pow(1 + monthlyGrowth, age / 30)
                * (1 + launchBoost * Math.exp(-age / launchDecayDays));
    }

    /** The calendar's part of {@link #demand}: weekday and month. */
    public double calendar(LocalDate day) {
        return weekday(day) * months.get(day.getMonthValue() - 1);
    }

    double weekday(LocalDate day) {
        return weekdays.get(day.getDayOfWeek().getValue() - 1);
    }

    /** An instant of a local day, by the hours in which sales happen, on a whole second. */
    Instant saleTime(LocalDate day, ZoneId zone, Draws draws) {
        return timeOf(day, zone, saleHours, draws);
    }

    /** An instant of a local day, by the hours in which subscribers watch, on a whole second. */
    Instant viewingTime(LocalDate day, ZoneId zone, Draws draws) {
        return timeOf(day, zone, viewingHours, draws);
    }

    /** The weight of the local hour for sign-ins, 1 in the strongest hour. */
    public double viewing(Instant at, ZoneId zone) {
        double strongest =
                viewingHours.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return viewingHours.get(ZonedDateTime.ofInstant(at, zone).getHour()) / strongest;
    }

    private static Instant timeOf(LocalDate day, ZoneId zone, List<Double> hours, Draws draws) {
        int hour = draws.index(hours.stream().mapToDouble(Double::doubleValue).toArray());
        return day.atTime(hour, draws.below(60), draws.below(60)).atZone(zone).toInstant();
    }
}
