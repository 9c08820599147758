package io.panelhouse.dashboard.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panelhouse.dashboard.lake.TestLake;
import io.panelhouse.dashboard.lake.Warehouse;
import io.panelhouse.event.ResellerId;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.GoldDemandForecast;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The planning figures as they are read from real tables. */
class PlanningIT {

    private static final BigDecimal NONE = BigDecimal.ZERO.setScale(4);
    private static final LocalDate FIRST = LocalDate.of(2026, 5, 4);
    private static final LocalDate ORIGIN = LocalDate.of(2026, 6, 29);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final long RESELLER = 7;
    private static final long ANOTHER = 8;

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Warehouse warehouse;

    @BeforeAll
    static void write() throws IOException, SQLException {
        lake = new TestLake(folder);
        warehouse = new Warehouse(lake.settings(), InstantSource.system());
        List<List<Object>> days = new ArrayList<>();
        for (LocalDate day = FIRST; day.isBefore(ORIGIN.plusDays(3)); day = day.plusDays(1)) {
            days.add(sold(RESELLER, day, "M1", 6));
            days.add(sold(RESELLER, day, "M3", day.getDayOfWeek().getValue() == 5 ? 18 : 0));
            days.add(sold(ANOTHER, day, "M1", 1_000));
        }
        lake.append(GoldConsumptionDaily.TABLE, days);
        lake.append(
                GoldDemandForecast.TABLE,
                List.of(
                        expected(RESELLER, ORIGIN.minusWeeks(1), ORIGIN.minusWeeks(1), 9_999),
                        expected(RESELLER, ORIGIN, ORIGIN, 60),
                        expected(RESELLER, ORIGIN, ORIGIN.plusWeeks(1), 66),
                        expected(ANOTHER, ORIGIN, ORIGIN, 7_000)));
    }

    @AfterAll
    static void close() throws IOException {
        warehouse.close();
        lake.close();
    }

    @Test
    @Tag("S24a")
    @Tag("S24b")
    void theWalletsOwnDaysAreReadAndNoOthers() {
        // Wednesday, 11:00 in London; half past midnight would still be Tuesday in UTC.
        Planning plan = plan("2026-07-01T10:00:00Z");

        assertThat(plan.use().first()).isEqualTo(FIRST);
        assertThat(plan.use().days()).isEqualTo(58);
        assertThat(plan.use().weeklyMean()).hasValue(new WeeklyMean(60, 0, 8));
        assertThat(plan.use().peakWeekdays().orElseThrow().of(5)).isCloseTo(24 / (60 / 7.0), within(1e-9));
        assertThat(plan.snapshot()).isPresent();
    }

    @Test
    @Tag("S63")
    @Tag("S24c")
    void theNewestForecastIsSpreadOverTheDaysThatAreLeft() {
        Outlook outlook = plan("2026-07-01T11:00:00Z").outlook().orElseThrow();

        assertThat(outlook.left()).as("noon in London").isCloseTo(0.5, within(1e-9));
        assertThat(outlook.days()).hasSize(5 + 7);
        assertThat(outlook.days().getFirst()).isEqualTo(new Outlook.Day(LocalDate.of(2026, 7, 1), 3, 0));
        assertThat(outlook.days().get(2).mean()).as("Friday").isCloseTo(24, within(1e-9));
        assertThat(outlook.days().get(5).mean()).as("next Monday").isCloseTo(6.6, within(1e-9));
        assertThat(outlook.runway(30).likely()).isEqualTo(LocalDate.of(2026, 7, 3));
        assertThat(outlook.buffer(36).need()).as("3 + 6 + 24 + half of 6").isCloseTo(36, within(1e-9));
    }

    @Test
    @Tag("S63")
    void aResellerThatNeverSoldHasNoFigures() {
        Planning plan = Planning.read(warehouse, new ResellerId(9), Instant.parse("2026-07-01T10:00:00Z"), LONDON);

        assertThat(plan.use().days()).isZero();
        assertThat(plan.use().weeklyMean()).isEmpty();
        assertThat(plan.outlook()).isEmpty();
    }

    @Test
    @Tag("S24c")
    @Tag("M14")
    void manyWalletsReadAtOnceAreJudgedAsEachAlone() {
        Instant now = Instant.parse("2026-07-01T11:00:00Z");
        ResellerId young = new ResellerId(9);
        Map<ResellerId, ZoneId> zones = Map.of(
                new ResellerId(RESELLER),
                LONDON,
                new ResellerId(ANOTHER),
                ZoneId.of("Pacific/Auckland"),
                young,
                LONDON);

        Map<ResellerId, Planning> plans = WalletPlans.read(warehouse, zones, now);

        assertThat(plans).hasSize(3);
        zones.forEach((reseller, zone) ->
                assertThat(plans.get(reseller)).isEqualTo(Planning.read(warehouse, reseller, now, zone)));
        assertThat(plans)
                .hasEntrySatisfying(
                        new ResellerId(RESELLER),
                        plan -> assertThat(plan.buffer(36)).hasValue(new Buffer(36, 36)))
                .hasEntrySatisfying(young, plan -> assertThat(plan.buffer(36)).isEmpty());
    }

    private static Planning plan(String now) {
        return Planning.read(warehouse, new ResellerId(RESELLER), Instant.parse(now), LONDON);
    }

    private static List<Object> sold(long reseller, LocalDate day, String code, int credits) {
        return List.of(reseller, day, code, credits(credits), NONE, credits(credits), NONE);
    }

    private static List<Object> expected(long reseller, LocalDate origin, LocalDate week, int mean) {
        LocalDateTime made = origin.atStartOfDay();
        return List.of(
                origin,
                made,
                reseller,
                week,
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                credits(mean),
                NONE,
                credits(mean),
                0.0,
                credits(mean),
                credits(mean),
                credits(mean),
                credits(mean),
                credits(mean));
    }

    private static BigDecimal credits(int amount) {
        return BigDecimal.valueOf(amount).setScale(4);
    }
}
