package io.panelhouse.dashboard.weekly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.figure.Share;
import io.panelhouse.dashboard.figure.Wilson;
import io.panelhouse.dashboard.lake.LakeScope;
import io.panelhouse.dashboard.lake.TestLake;
import io.panelhouse.dashboard.lake.Warehouse;
import io.panelhouse.event.ResellerId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeeklyFiguresIT {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final long ORACLE = 7;

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Warehouse warehouse;

    private final WeeklyFigures figures = figures(ORACLE);

    @BeforeAll
    static void writeJune() throws IOException, SQLException {
        lake = new TestLake(folder);
        JuneGold.write(lake, ORACLE);
        JuneGold.write(lake, 8);
        warehouse = new Warehouse(lake.settings(), InstantSource.system());
    }

    @AfterAll
    static void stop() throws IOException {
        warehouse.close();
        lake.close();
    }

    @Test
    @Tag("M3")
    @Tag("M4a")
    void renewalRateOfJune() {
        Renewals june = figures.churn(JUNE).renewals();

        assertThat(june).isEqualTo(new Renewals(7, 0, 2, 1, 1, 3, 0));
        assertThat(june.rate().value().orElseThrow()).isCloseTo(0.4286, within(0.00005));
        assertThat(june.churn().value().orElseThrow()).isCloseTo(0.5714, within(0.00005));
        assertThat(Wilson.of(june.rate().part(), june.rate().of()).upper()).isCloseTo(0.750, within(0.0005));
    }

    @Test
    @Tag("M4b")
    @Tag("M4c")
    @Tag("M4d")
    void churnOfJuneInItsOtherDefinitions() {
        Churn june = figures.churn(JUNE);

        assertThat(june.ofPeriod()).isEqualTo(new Share(3, 10));
        assertThat(june.rolling()).isEqualTo(new Share(3, 13));
        assertThat(june.dailySum().orElseThrow()).isCloseTo(0.2576, within(0.00005));
        assertThat(june.opening() + june.started() + june.reactivated() - june.churned())
                .isEqualTo(june.closing())
                .isEqualTo(11);
    }

    @Test
    void aSubtreeIsTheSumOfItsResellers() {
        Churn both = figures(ORACLE, 8).churn(JUNE);

        assertThat(both.ofPeriod()).isEqualTo(new Share(6, 20));
        assertThat(both.dailySum().orElseThrow()).isCloseTo(0.2576, within(0.00005));
    }

    @Test
    @Tag("M11")
    @Tag("S62")
    void creditsOfTheWeeksOfJuneAre23() {
        Consumption upToJune28 = figures.consumption(week("2026-06-28"));

        assertThat(upToJune28.weeks()).hasSize(3);
        assertThat(upToJune28.week().credits()).isEqualByComparingTo("1");
        assertThat(upToJune28.firstDay()).contains(LocalDate.parse("2026-06-05"));
        assertThat(upToJune28.baseline()).isEmpty();
        assertThat(upToJune28.weeks().stream()
                        .mapToDouble(each -> each.credits().doubleValue())
                        .sum())
                .isEqualTo(22);
    }

    @Test
    @Tag("M10")
    @Tag("S62")
    void lengthsCountAccountsOnceAndSalesOverTheWeek() {
        Lengths lengths = figures.lengths(week("2026-06-28"));

        assertThat(lengths.accounts()).isEqualTo(9);
        assertThat(lengths.terms()).isEqualTo(1);
        assertThat(lengths.credits()).isEqualByComparingTo("1");
        assertThat(lengths.lengths().getLast()).extracting("months", "accounts").containsExactly(0, 1L);
    }

    @Test
    @Tag("M2")
    @Tag("S62")
    void activeToExpiredIs2Point25() {
        ActiveToExpired ratio = figures.activeToExpired(week("2026-06-30"));

        assertThat(ratio.week().ratio()).hasValue(2.25);
        assertThat(ratio.weeks()).hasSize(5);
        assertThat(ratio.baseline()).hasValue(2.25);
    }

    @Test
    void theFirstMonthIsWhereTheSelectorEnds() {
        assertThat(figures.firstMonth()).contains(JUNE);
        assertThat(figures(99).firstMonth()).isEmpty();
        assertThat(figures(99).churn(JUNE).isEmpty()).isTrue();
    }

    private static IsoWeek week(String day) {
        return IsoWeek.of(LocalDate.parse(day));
    }

    private static WeeklyFigures figures(long... resellers) {
        return new WeeklyFigures(
                warehouse,
                new LakeScope(Set.copyOf(java.util.Arrays.stream(resellers)
                        .mapToObj(ResellerId::new)
                        .toList())));
    }
}
