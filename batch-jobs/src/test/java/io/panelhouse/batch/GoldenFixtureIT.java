package io.panelhouse.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.metric.PeriodReport;
import io.panelhouse.batch.term.Resellers;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.GoldPackageMixDaily;
import io.panelhouse.lake.GoldRenewalDaily;
import io.panelhouse.lake.GoldRetainedDaily;
import io.panelhouse.lake.LakeTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The golden values, from the metrics command's report and as sums over the gold tables. */
class GoldenFixtureIT {

    private static final Instant FIRST_OF_JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant TENTH_OF_JULY = Instant.parse("2026-07-10T00:00:00Z");
    private static Lake lake;
    private static Map<String, String> july1;
    private static Map<String, String> july10;

    @BeforeAll
    static void fill() {
        lake = TestLake.empty();
        RawRows raw = new RawRows(lake);
        JuneFixture.add(raw);
        raw.commit();
        new BatchJobs(lake, TENTH_OF_JULY).run(null);
        july1 = figures(FIRST_OF_JULY);
        july10 = figures(TENTH_OF_JULY);
    }

    @Test
    @Tag("M3")
    void renewalRateOnTheFirstOfJulyKeepsWhatIsPendingApart() {
        assertThat(counts(july1, "M3.due", "M3.renewed", "M3.lapsed", "M3.pending"))
                .containsExactly(7, 3, 3, 1);
        assertThat(value(july1, "M3")).isEqualTo(0.5);
    }

    @Test
    @Tag("M3")
    void renewalRateOnTheTenthOfJuly() {
        assertThat(counts(july10, "M3.due", "M3.renewed", "M3.lapsed", "M3.pending"))
                .containsExactly(7, 3, 4, 0);
        assertThat(value(july10, "M3")).isEqualTo(3.0 / 7);
        assertThat(line(july10, "M3")).startsWith("0.42857142857142855,7,3,7,0.15");
        assertThat(Double.parseDouble(line(july10, "M3").split(",", -1)[4])).isCloseTo(0.158, within(0.0005));
        assertThat(Double.parseDouble(line(july10, "M3").split(",", -1)[5])).isCloseTo(0.750, within(0.0005));
    }

    @Test
    @Tag("M3")
    void timingSplitSumsToDue() {
        assertThat(numerators("M3a.early", "M3a.on_time", "M3a.grace", "M3a.late", "M3a.lost", "M3a.pending"))
                .containsExactly(0, 1, 2, 1, 3, 0);
    }

    @Test
    @Tag("M1")
    void retainedAccountsRollForward() {
        for (Map<String, String> figures : List.of(july1, july10)) {
            assertThat(counts(figures, "opening", "started", "reactivated", "churned", "closing"))
                    .containsExactly(10, 3, 1, 3, 11);
        }
    }

    @Test
    @Tag("M4a")
    @Tag("M4b")
    @Tag("M4c")
    @Tag("M4d")
    void theFourChurns() {
        assertThat(value(july10, "M4a")).isEqualTo(4.0 / 7);
        assertThat(value(july10, "M4b")).isEqualTo(0.3);
        assertThat(value(july10, "M4c")).isEqualTo(3.0 / 13);
        assertThat(value(july10, "M4d")).isEqualTo(1.0 / 12 + 1.0 / 12 + 1.0 / 11);
    }

    @Test
    @Tag("M5")
    @Tag("M7")
    @Tag("M8")
    @Tag("M9")
    @Tag("M19")
    void monthlyRecurringCredits() {
        assertThat(value(july10, "M5.opening")).isEqualTo(9);
        assertThat(value(july10, "M5")).isEqualTo(10);
        assertThat(value(july10, "M7")).isEqualTo(3.0 / 9);
        assertThat(value(july10, "M8")).isEqualTo(2.0 / 9);
        assertThat(value(july10, "M9.grr")).isEqualTo(6.0 / 9);
        assertThat(value(july10, "M9.nrr")).isEqualTo(6.0 / 9);
        assertThat(value(july10, "M19")).isEqualTo(1);
        assertThat(value(july10, "M19.with_reactivation")).isEqualTo(4.0 / 3);
    }

    @Test
    @Tag("M1")
    @Tag("M2")
    @Tag("M10")
    @Tag("M11")
    @Tag("M23")
    void accountsMixConsumptionAndTrials() {
        assertThat(value(july10, "M11")).isEqualTo(23);
        assertThat(value(july10, "M1")).isEqualTo(9);
        assertThat(value(july10, "M2")).isEqualTo(2.25);
        assertThat(value(july10, "M23")).isEqualTo(0.5);
        assertThat(value(july10, "M10.accounts.1")).isEqualTo(5.0 / 9);
        assertThat(value(july10, "M10.terms.12")).isEqualTo(1.0 / 7);
        assertThat(value(july10, "M10.credits.12")).isEqualTo(12.0 / 23);
    }

    @Test
    @Tag("M1")
    @Tag("M2")
    @Tag("M4d")
    void goldHoldsTheSameStocksAndFlows() {
        Row flows =
                sum(GoldRetainedDaily.TABLE, "sum(started), sum(reactivated), sum(churned), sum(churned / opening)");
        assertThat(flows.getLong(0)).isEqualTo(3);
        assertThat(flows.getLong(1)).isEqualTo(1);
        assertThat(flows.getLong(2)).isEqualTo(3);
        assertThat(flows.getDouble(3)).isCloseTo(value(july10, "M4d"), within(1e-12));
        Row last = on("2026-06-30", "opening, closing, entitled, expired_30");
        assertThat(last.toString()).isEqualTo("[11,11,9,4]");
        assertThat(on("2026-06-01", "opening").getLong(0)).isEqualTo(10);
    }

    @Test
    @Tag("M3")
    @Tag("M10")
    @Tag("M11")
    void goldHoldsTheSameRenewalsMixAndConsumption() {
        assertThat(sum(GoldRenewalDaily.TABLE, "sum(due), sum(early + on_time + grace), sum(late + lost), sum(pending)")
                        .toString())
                .isEqualTo("[7,3,4,0]");
        assertThat(sum(GoldConsumptionDaily.TABLE, "sum(credits), sum(activated), sum(renewed)")
                        .toString())
                .isEqualTo("[23.0000,9.0000,14.0000]");
        assertThat(sum(GoldPackageMixDaily.TABLE, "sum(terms_sold), sum(credits_sold), sum(trials_granted)")
                        .toString())
                .isEqualTo("[7,23.0000,2]");
    }

    private static Row sum(LakeTable table, String sums) {
        return lake.rows(table)
                .where("day >= '2026-06-01' AND day < '2026-07-01'")
                .selectExpr(split(sums))
                .head();
    }

    private static Row on(String day, String columns) {
        return lake.rows(GoldRetainedDaily.TABLE)
                .where("day = '" + day + "'")
                .selectExpr(split(columns))
                .head();
    }

    private static String[] split(String columns) {
        return columns.split(", ", -1);
    }

    private static List<Integer> counts(Map<String, String> figures, String... ids) {
        return Arrays.stream(ids).map(id -> (int) value(figures, id)).toList();
    }

    private static List<Integer> numerators(String... ids) {
        return Arrays.stream(ids)
                .map(id -> Integer.valueOf(line(july10, id).split(",", -1)[2]))
                .toList();
    }

    private static String line(Map<String, String> figures, String id) {
        return Objects.requireNonNull(figures.get(id), id);
    }

    private static double value(Map<String, String> figures, String id) {
        return Double.parseDouble(line(figures, id).split(",", -1)[0]);
    }

    /** By id, the rest of the CSV line: value, n, numerator, denominator, lower, upper, snapshot. */
    private static Map<String, String> figures(Instant asOf) {
        Resellers resellers = Resellers.read(lake);
        Set<Long> subtree = resellers.subtree(resellers.find("reseller7"));
        PeriodReport report = PeriodReport.of(
                lake, resellers, subtree, LocalDate.parse("2026-06-01"), LocalDate.parse("2026-07-01"), asOf);
        Map<String, String> figures = new HashMap<>();
        report.csv()
                .lines()
                .forEach(line ->
                        figures.put(line.substring(0, line.indexOf(',')), line.substring(line.indexOf(',') + 1)));
        return figures;
    }
}
