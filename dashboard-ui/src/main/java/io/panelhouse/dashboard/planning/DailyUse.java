package io.panelhouse.dashboard.planning;

import io.panelhouse.dashboard.figure.IsoWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Credits consumed by own sales (M11) on each local day that is over.
 *
 * @param first the first day on which anything was consumed; null if none ever was
 * @param end the day after the last one that is known whole
 * @param credits by day; a day without sales may be missing
 */
public record DailyUse(@Nullable LocalDate first, LocalDate end, Map<LocalDate, Double> credits) {

    /** Days of data below which there is no runway date. */
    public static final int LEAST_DAYS = 14;

    /** Complete weeks below which there is no weekly mean and no peak day. */
    public static final int LEAST_WEEKS = 4;

    private static final int MEAN_WEEKS = 8;
    private static final int PEAK_WEEKS = 13;
    private static final int PEAK_MONTHS = 12;
    private static final int LEAST_MONTHS = 3;
    private static final int POOLED_FROM = 29;

    public DailyUse {
        credits = Map.copyOf(credits);
    }

    /** How many days there are from the first one consumed on. */
    public long days() {
        return first == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(first, end));
    }

    /** Mean credits a day of the last 8 complete weeks, or of all days if there are fewer than 4 weeks. */
    public double meanDaily() {
        List<IsoWeek> weeks = completeWeeks(MEAN_WEEKS);
        if (weeks.size() >= LEAST_WEEKS) {
            return weeks.stream().mapToDouble(this::of).sum() / (weeks.size() * 7.0);
        }
        long days = days();
        return days == 0 || first == null ? 0 : between(first, end) / days;
    }

    /** Mean and standard deviation of the last 8 complete ISO weeks (M11a); empty with fewer than 4. */
    public Optional<WeeklyMean> weeklyMean() {
        List<IsoWeek> weeks = completeWeeks(MEAN_WEEKS);
        if (weeks.size() < LEAST_WEEKS) {
            return Optional.empty();
        }
        double mean = weeks.stream().mapToDouble(this::of).sum() / weeks.size();
        double squares =
                weeks.stream().mapToDouble(week -> square(of(week) - mean)).sum();
        return Optional.of(new WeeklyMean(mean, Math.sqrt(squares / (weeks.size() - 1)), weeks.size()));
    }

    /** Index of each weekday, 1 for Monday, over the last 13 complete weeks (M12); empty with fewer than 4 weeks. */
    public Optional<PeakDays> peakWeekdays() {
        List<IsoWeek> weeks = completeWeeks(PEAK_WEEKS);
        if (weeks.size() < LEAST_WEEKS) {
            return Optional.empty();
        }
        return peaks(
                weeks.getFirst().monday(),
                weeks.getLast().end(),
                day -> day.getDayOfWeek().getValue());
    }

    /**
     * Index of each day of the month over the last 12 complete months (M12), days 29 to 31 pooled under 29; empty with
     * fewer than 3 months.
     */
    public Optional<PeakDays> peakDaysOfMonth() {
        if (first == null) {
            return Optional.empty();
        }
        LocalDate to = end.withDayOfMonth(1);
        LocalDate from =
                first.getDayOfMonth() == 1 ? first : first.withDayOfMonth(1).plusMonths(1);
        LocalDate earliest = to.minusMonths(PEAK_MONTHS);
        from = from.isBefore(earliest) ? earliest : from;
        if (from.plusMonths(LEAST_MONTHS).isAfter(to)) {
            return Optional.empty();
        }
        return peaks(from, to, day -> Math.min(POOLED_FROM, day.getDayOfMonth()));
    }

    private Optional<PeakDays> peaks(LocalDate from, LocalDate to, Function<LocalDate, Integer> bucket) {
        long days = ChronoUnit.DAYS.between(from, to);
        double mean = between(from, to) / days;
        if (mean <= 0) {
            return Optional.empty();
        }
        Map<Integer, Double> sums = new TreeMap<>();
        Map<Integer, Integer> exposure = new TreeMap<>();
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            sums.merge(bucket.apply(day), on(day), Double::sum);
            exposure.merge(bucket.apply(day), 1, Integer::sum);
        }
        Map<Integer, Double> index = new TreeMap<>();
        sums.forEach((key, sum) -> index.put(key, sum / exposure.getOrDefault(key, 1) / mean));
        return Optional.of(new PeakDays(index, days));
    }

    /** The newest complete weeks, at most so many, oldest first: partial ones are left out at both ends. */
    private List<IsoWeek> completeWeeks(int most) {
        List<IsoWeek> weeks = new ArrayList<>();
        if (first == null) {
            return weeks;
        }
        IsoWeek week = IsoWeek.of(end).plus(-1);
        while (weeks.size() < most && !week.monday().isBefore(first)) {
            weeks.addFirst(week);
            week = week.plus(-1);
        }
        return weeks;
    }

    private double of(IsoWeek week) {
        return between(week.monday(), week.end());
    }

    private double between(LocalDate from, LocalDate to) {
        double sum = 0;
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            sum += on(day);
        }
        return sum;
    }

    private double on(LocalDate day) {
        return credits.getOrDefault(day, 0.0);
    }

    private static double square(double value) {
        return value * value;
    }
}
