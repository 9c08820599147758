package io.panelhouse.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.batch.fact.Term;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.lake.GoldAuthDaily;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.GoldDemandForecast;
import io.panelhouse.lake.GoldPackageMixDaily;
import io.panelhouse.lake.GoldRenewalDaily;
import io.panelhouse.lake.GoldRetainedDaily;
import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.SilverAccountChange;
import io.panelhouse.lake.SilverReseller;
import io.panelhouse.lake.SilverTerm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs in steps, as days pass and rows arrive late, against one run over everything and the plain definitions. */
@Tag("I10")
class IncrementalIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate TODAY = LocalDate.parse("2026-07-01");
    private static final Instant NOW = Instant.parse("2026-07-01T13:00:00Z");

    private static final List<LakeTable> COMPARED = List.of(
            SilverReseller.TABLE,
            SilverTerm.TABLE,
            SilverAccountChange.TABLE,
            GoldAuthDaily.TABLE,
            GoldConsumptionDaily.TABLE,
            GoldPackageMixDaily.TABLE,
            GoldRetainedDaily.TABLE,
            GoldRenewalDaily.TABLE);

    private record Sold(long account, Term term) {}

    @Test
    void stepsGiveWhatARebuildGivesAndARerunWritesNothing() {
        Lake lake = TestLake.empty();
        RawRows raw = new RawRows(lake);
        raw.reseller(1, null, "1/", "Europe/Berlin", 3).reseller(2, 1L, "1/2/", "America/New_York", 2);
        Map<Long, List<Term>> berlin = new RandomHistory(21, BERLIN, TODAY).accounts(1, 50, 1);
        Map<Long, List<Term>> newYork = new RandomHistory(22, NEW_YORK, TODAY).accounts(1001, 40, 2);
        List<Sold> sold = new ArrayList<>();
        for (Map<Long, List<Term>> accounts : List.of(berlin, newYork)) {
            accounts.forEach((account, terms) -> terms.forEach(term -> sold.add(new Sold(account, term))));
        }

        step(lake, raw, sold, "2026-04-20T09:00:00Z");
        raw.wallet(1, "ACTIVATE", null, "-3", "2026-04-19T22:30:00Z").attempt(2, "ACCEPTED", "2026-04-20T03:00:00Z");
        step(lake, raw, sold, "2026-06-29T23:30:00Z");
        raw.wallet(1, "REVERSE", "ACTIVATE", "3", "2026-04-20T10:00:00Z")
                .attempt(2, "ACCEPTED", "2026-04-20T03:30:00Z");
        step(lake, raw, sold, "2026-06-30T00:00:00Z");
        step(lake, raw, sold, NOW.toString());

        List<Long> before = TestLake.snapshots();
        new BatchJobs(lake, NOW).run(null);
        assertThat(TestLake.snapshots()).isEqualTo(before);
        List<List<String>> inSteps = COMPARED.stream().map(TestLake::rows).toList();
        new BatchJobs(lake, NOW).rebuild();
        for (int i = 0; i < COMPARED.size(); i++) {
            assertThat(TestLake.rows(COMPARED.get(i)))
                    .as(COMPARED.get(i).name())
                    .isEqualTo(inSteps.get(i));
        }
        assertThat(TestLake.rows(GoldDemandForecast.TABLE)).isNotEmpty();
        assertThat(TestLake.rows(GoldConsumptionDaily.TABLE))
                .containsExactly("[1,2026-04-20,M1,0.0000,0.0000,0.0000,0.0000]");
        matches(lake, 1, new PlainDefinitions(berlin, BERLIN, Duration.ofDays(3), NOW), TODAY);
        matches(lake, 2, new PlainDefinitions(newYork, NEW_YORK, Duration.ofDays(2), NOW), TODAY);
        assertNoDeleteFiles(lake);
    }

    @Test
    void changesThatAreNoSalesArriveInStepsAndGiveWhatARebuildGives() {
        Lake lake = TestLake.empty();
        RawRows raw = new RawRows(lake);
        raw.reseller(1, null, "1/", "Europe/Berlin", 3).reseller(2, 1L, "1/2/", "America/New_York", 2);
        Map<Long, List<Term>> accounts = new RandomHistory(23, BERLIN, TODAY).accounts(1, 40, 1);
        List<Sold> sold = new ArrayList<>();
        accounts.forEach((account, terms) -> terms.forEach(term -> sold.add(new Sold(account, term))));
        List<Sold> all = List.copyOf(sold);

        step(lake, raw, sold, "2026-04-20T09:00:00Z");
        change(raw, all, "2026-04-25T10:00:00Z", 0);
        step(lake, raw, sold, "2026-05-20T09:00:00Z");
        change(raw, all, "2026-05-19T10:00:00Z", 1);
        change(raw, all, "2026-06-29T21:00:00Z", 2);
        step(lake, raw, sold, "2026-06-29T23:30:00Z");
        step(lake, raw, sold, NOW.toString());

        List<List<String>> inSteps = COMPARED.stream().map(TestLake::rows).toList();
        assertThat(TestLake.rows(SilverAccountChange.TABLE)).hasSizeGreaterThan(20);
        new BatchJobs(lake, NOW).rebuild();
        for (int i = 0; i < COMPARED.size(); i++) {
            assertThat(TestLake.rows(COMPARED.get(i)))
                    .as(COMPARED.get(i).name())
                    .isEqualTo(inSteps.get(i));
        }
    }

    /** One change to every third account that had a term by then; which, depends on the account and the round. */
    private static void change(RawRows raw, List<Sold> all, String at, int round) {
        Instant now = Instant.parse(at);
        Map<Long, Term> newest = new TreeMap<>();
        all.stream()
                .filter(one -> one.term().purchasedAt().isBefore(now))
                .forEach(one -> newest.put(one.account(), one.term()));
        newest.forEach((account, term) -> {
            switch ((int) (account % 7) * (account % 3 == round ? 1 : 0)) {
                case 1 -> raw.termEnd(account, term, null, true, at);
                case 2 -> raw.termEnd(account, term, now, false, at);
                case 3 -> raw.operation(account, 1, "SUSPEND", at);
                case 4 ->
                    raw.operation(account, 1, "SUSPEND", at)
                            .operation(
                                    account,
                                    1,
                                    "RESUME",
                                    now.plus(Duration.ofDays(2)).toString())
                            .termEnd(account, term, now.plus(Duration.ofDays(40)), false, at);
                case 5 -> raw.operation(account, 1, "CLOSE", at);
                case 6 -> raw.operation(account, 2, "MOVE", at);
                default -> {}
            }
        });
    }

    @Test
    void aChangedZoneMovesTheFactsToOtherDays() {
        Lake lake = TestLake.empty();
        RawRows raw = new RawRows(lake);
        raw.reseller(1, null, "1/", "UTC", 3).attempt(1, "ACCEPTED", "2026-04-20T23:30:00Z");
        raw.commit();
        new BatchJobs(lake, NOW).run(null);
        assertThat(TestLake.rows(GoldAuthDaily.TABLE)).containsExactly("[1,2026-04-20,ACCEPTED,1]");

        raw.reseller(1, null, "1/", "Europe/Berlin", 3);
        raw.commit();
        new BatchJobs(lake, NOW).run(null);

        assertThat(TestLake.rows(GoldAuthDaily.TABLE)).containsExactly("[1,2026-04-21,ACCEPTED,1]");
    }

    /** Rows of most terms bought by then arrive; every ninth arrives a step late. */
    private static void step(Lake lake, RawRows raw, List<Sold> sold, String at) {
        Instant asOf = Instant.parse(at);
        List<Sold> arriving = sold.stream()
                .filter(one -> one.term()
                        .purchasedAt()
                        .isBefore(
                                one.term().id() % 9 == 0 && !asOf.equals(NOW) ? asOf.minus(Duration.ofDays(20)) : asOf))
                .toList();
        arriving.forEach(one -> raw.term(one.account(), one.term()));
        sold.removeAll(arriving);
        raw.commit();
        new BatchJobs(lake, asOf).run(null);
    }

    private static void matches(Lake lake, long reseller, PlainDefinitions plain, LocalDate until) {
        Map<LocalDate, Row> days = new TreeMap<>();
        lake.rows(GoldRetainedDaily.TABLE)
                .where("reseller_id = " + reseller)
                .collectAsList()
                .forEach(row -> days.put(row.getAs("day"), row));
        Map<String, Row> renewals = new TreeMap<>();
        lake.rows(GoldRenewalDaily.TABLE)
                .where("reseller_id = " + reseller)
                .collectAsList()
                .forEach(row -> renewals.put(row.get(1) + " " + row.get(2), row));
        assertThat(days).containsKey(until).doesNotContainKey(until.plusDays(1));
        days.forEach((day, row) -> {
            assertThat(numbers(row, 2, 11))
                    .as("retained, %d on %s", reseller, day)
                    .isEqualTo(plain.retained(day));
            for (int months : List.of(1, 3, 6, 12)) {
                Row found = renewals.get(day + " " + months);
                List<Long> expected = plain.renewals(day, months);
                assertThat(found == null ? List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L) : numbers(found, 3, 10))
                        .as("renewal, %d on %s, %d months", reseller, day, months)
                        .isEqualTo(expected);
            }
        });
    }

    private static List<Long> numbers(Row row, int from, int to) {
        List<Long> numbers = new ArrayList<>();
        for (int column = from; column < to; column++) {
            numbers.add(row.getLong(column));
        }
        return numbers;
    }

    private static void assertNoDeleteFiles(Lake lake) {
        for (LakeTable table : COMPARED) {
            Table loaded = lake.table(table);
            Snapshot newest = loaded.currentSnapshot();
            assertThat(newest == null ? "0" : newest.summary().getOrDefault("total-delete-files", "0"))
                    .as(table.name())
                    .isEqualTo("0");
        }
    }
}
