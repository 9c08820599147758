package io.panelhouse.dashboard.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The planning figures of one wallet, against figures computed by hand. */
class PlanningTest {

    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    @Tag("S24a")
    @Tag("M11a")
    void theWeeklyMeanIsOfCompleteWeeksOnly() {
        Map<LocalDate, Double> days = new TreeMap<>();
        days.put(LocalDate.of(2026, 10, 23), 500.0); // a Friday: its week is not complete
        days.put(LocalDate.of(2026, 10, 26), 70.0);
        days.put(LocalDate.of(2026, 11, 2), 80.0);
        days.put(LocalDate.of(2026, 11, 9), 90.0);
        days.put(LocalDate.of(2026, 11, 22), 72.0);
        days.put(LocalDate.of(2026, 11, 24), 900.0); // this week is not over

        assertThat(use(days).weeklyMean()).hasValueSatisfying(mean -> {
            assertThat(mean.mean()).isEqualTo(78);
            assertThat(mean.deviation()).isCloseTo(Math.sqrt((64 + 4 + 144 + 36) / 3.0), within(1e-9));
            assertThat(mean.weeks()).isEqualTo(4);
        });
    }

    @Test
    @Tag("S24a")
    void withLessThanFourCompleteWeeksThereIsNoWeeklyMeanAndNoPeakDay() {
        DailyUse young = use(every(LocalDate.of(2026, 10, 27), TODAY, day -> 3));

        assertThat(young.weeklyMean()).isEmpty();
        assertThat(young.peakWeekdays()).isEmpty();
        assertThat(use(every(LocalDate.of(2026, 10, 26), TODAY, day -> 3)).weeklyMean())
                .isPresent();
    }

    @Test
    @Tag("S24a")
    void theMeanIsOfTheLastEightWeeks() {
        DailyUse use =
                use(every(LocalDate.of(2026, 1, 5), TODAY, day -> day.isBefore(MONDAY.minusWeeks(8)) ? 1_000 : 2));

        assertThat(use.weeklyMean()).hasValue(new WeeklyMean(14, 0, 8));
        assertThat(use.meanDaily()).isEqualTo(2);
    }

    @Test
    @Tag("S24b")
    @Tag("M12")
    void theBusiestWeekdayComesFirstWithItsIndex() {
        PeakDays peaks = use(every(MONDAY.minusWeeks(8), TODAY, day -> day.getDayOfWeek() == DayOfWeek.FRIDAY ? 22 : 8))
                .peakWeekdays()
                .orElseThrow();

        assertThat(peaks.busiestFirst().getFirst()).isEqualTo(DayOfWeek.FRIDAY.getValue());
        assertThat(peaks.of(5)).isCloseTo(2.2, within(1e-9));
        assertThat(peaks.of(1)).isCloseTo(0.8, within(1e-9));
        assertThat(peaks.days()).isEqualTo(56);
    }

    @Test
    @Tag("S24b")
    @Tag("M12")
    void aDayOfTheMonthIsDividedByHowOftenItOccurred() {
        // September, November and December have no 31st; every day takes the same, so no day is a peak.
        DailyUse even = new DailyUse(
                LocalDate.of(2026, 8, 20),
                LocalDate.of(2027, 1, 2),
                every(LocalDate.of(2026, 8, 20), LocalDate.of(2027, 1, 2), day -> 5));
        PeakDays flat = even.peakDaysOfMonth().orElseThrow();
        assertThat(flat.index().values()).allSatisfy(index -> assertThat(index).isCloseTo(1, within(1e-9)));
        assertThat(flat.index()).hasSize(29);
        assertThat(flat.days()).isEqualTo(30 + 31 + 30 + 31);

        DailyUse paydays = new DailyUse(
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 12, 1),
                every(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 1), day -> day.getDayOfMonth() == 15 ? 62 : 1));
        PeakDays peaks = paydays.peakDaysOfMonth().orElseThrow();
        assertThat(peaks.busiestFirst().getFirst()).isEqualTo(15);
        assertThat(peaks.of(15)).isCloseTo(62 / ((88 + 186) / 91.0), within(1e-9));
        assertThat(use(every(LocalDate.of(2026, 9, 2), TODAY, day -> 1)).peakDaysOfMonth())
                .as("two complete months")
                .isEmpty();
    }

    @Test
    @Tag("S63")
    @Tag("M13")
    void theBalanceRunsOutOnTheDayByWhoseEndThatIsAsLikelyAsNot() {
        Outlook certain = outlook(10, 0, 1);

        assertThat(certain.runway(29).likely()).isEqualTo(TODAY.plusDays(2));
        assertThat(certain.runway(30).likely()).as("30 last three whole days").isEqualTo(TODAY.plusDays(3));
        assertThat(certain.runway(0).likely()).isEqualTo(TODAY);
    }

    @Test
    @Tag("S63")
    @Tag("M13")
    void theRangeIsFromTenToNinetyPerCent() {
        // Gamma of mean 10 n and variance 90 n after n days. Its quantile at 90 % is 65.4 after 4 days and 78.4 after
        // 5, at
        // 50 % 67.0 after 7 and 77.0 after 8, at 10 % 64.0 after 10 and 72.1 after 11.
        Runway runway = outlook(10, 90, 1).runway(70);

        assertThat(runway.earliest()).isEqualTo(TODAY.plusDays(4));
        assertThat(runway.likely()).isEqualTo(TODAY.plusDays(7));
        assertThat(runway.latest()).isEqualTo(TODAY.plusDays(10));
    }

    @Test
    @Tag("S63")
    void beyondTheForecastThereIsNoDate() {
        Runway runway = outlook(1, 1, 1).runway(10_000);

        assertThat(runway.likely()).isNull();
        assertThat(runway.horizon()).isEqualTo(LocalDate.of(2026, 12, 20));
    }

    @Test
    @Tag("S63")
    void whatIsOverOfTodayIsNotExpectedAgain() {
        assertThat(outlook(10, 0, 0.25).runway(12).likely()).isEqualTo(TODAY.plusDays(1));
        assertThat(outlook(10, 0, 1).runway(12).likely()).isEqualTo(TODAY.plusDays(1));
        assertThat(outlook(10, 0, 0.25).runway(13).likely()).isEqualTo(TODAY.plusDays(2));
        assertThat(outlook(10, 0, 1).runway(9).likely()).isEqualTo(TODAY);
    }

    @Test
    @Tag("S24c")
    @Tag("M14")
    void theBufferIsAdequateThinOrShortAgainstNinetyFivePerCentOfThreeDays() {
        Outlook certain = outlook(10, 0, 0.4);

        assertThat(certain.buffer(36)).isEqualTo(new Buffer(36, 30));
        assertThat(certain.buffer(36).verdict()).isEqualTo(Buffer.Verdict.ADEQUATE);
        assertThat(certain.buffer(35).verdict()).isEqualTo(Buffer.Verdict.THIN);
        assertThat(certain.buffer(30).verdict()).isEqualTo(Buffer.Verdict.THIN);
        assertThat(certain.buffer(29).verdict()).isEqualTo(Buffer.Verdict.SHORT);
    }

    @Test
    @Tag("S24c")
    @Tag("M14")
    void theNeedOfThreeDaysIsTheirNinetyFifthPercentile() {
        // Gamma of mean 30 and variance 270, shape 10/3: its quantile at 95 % is 61.1.
        assertThat(outlook(10, 90, 1).buffer(100).need()).isCloseTo(61.1, within(0.4));
    }

    @Test
    void demandFollowsTheWeekdays() {
        PeakDays weekdays = new PeakDays(Map.of(1, 0.0, 2, 0.0, 3, 1.0, 4, 1.0, 5, 5.0, 6, 0.0, 7, 0.0), 91);
        Outlook outlook = Outlook.of(List.of(new WeekDemand(MONDAY, 70, 7)), Optional.of(weekdays), TODAY, 1)
                .orElseThrow();

        assertThat(outlook.days().stream().map(Outlook.Day::mean)).containsExactly(10.0, 10.0, 50.0, 0.0, 0.0);
        assertThat(Outlook.of(List.of(new WeekDemand(MONDAY.minusWeeks(1), 70, 7)), Optional.empty(), TODAY, 1))
                .as("a forecast that ended before today")
                .isEmpty();
    }

    /** Four weeks of the same demand each day, this week included. */
    private static Outlook outlook(double meanDaily, double varianceDaily, double left) {
        List<WeekDemand> weeks = IntStream.range(0, 4)
                .mapToObj(week -> new WeekDemand(MONDAY.plusWeeks(week), meanDaily * 7, varianceDaily * 7))
                .toList();
        return Outlook.of(weeks, Optional.empty(), TODAY, left).orElseThrow();
    }

    private static DailyUse use(Map<LocalDate, Double> days) {
        return new DailyUse(days.keySet().stream().min(LocalDate::compareTo).orElseThrow(), TODAY, days);
    }

    private interface Amount {
        double on(LocalDate day);
    }

    private static Map<LocalDate, Double> every(LocalDate from, LocalDate to, Amount amount) {
        return Stream.iterate(from, day -> day.isBefore(to), day -> day.plusDays(1))
                .collect(Collectors.toMap(day -> day, amount::on));
    }
}
