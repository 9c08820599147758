package io.panelhouse.streaming.live;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ResellerId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S33")
class DrainFunctionTest {

    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final long RESELLER = 7;
    private static final String LOGIN = "mara/shop";

    private KeyedOneInputStreamOperatorTestHarness<String, DebitSignal, Alert> harness;
    private Instant now = NOON;
    private long operation;
    private int cap;

    @BeforeEach
    void openFunction() throws Exception {
        harness = harness();
        harness.open();
        at(NOON);
    }

    @AfterEach
    void closeFunction() throws Exception {
        harness.close();
    }

    @Test
    void aLoginOfTwoAnHourThatMakesThirtyInAMinuteIsAnAlert() throws Exception {
        for (int i = 0; i < 48; i++) {
            at(NOON.minus(Duration.ofHours(24)).plus(Duration.ofMinutes(30L * i)));
            debits(1);
        }
        at(NOON.plusSeconds(600));
        for (int i = 0; i < 30; i++) {
            at(now.plusSeconds(2));
            debits(1);
        }
        at(now.plusSeconds(1));

        Instant thirteenth = NOON.plusSeconds(600 + 13 * 2);
        assertThat(records().getFirst())
                .isEqualTo(new Alert(
                        new ResellerId(RESELLER),
                        AlertKind.DRAIN,
                        LOGIN,
                        thirteenth.toEpochMilli(),
                        true,
                        new BigDecimal("13.0000"),
                        new BigDecimal("12.0000"),
                        null,
                        ids(49, 61),
                        thirteenth,
                        thirteenth));
        assertThat(newest().figure()).isEqualByComparingTo("30");
        assertThat(newest().openedAt()).isEqualTo(thirteenth);
        assertThat(newest().evidence()).isEqualTo(ids(49, 78));
    }

    @Test
    void twelveAMinuteRaiseNothing() throws Exception {
        for (int i = 0; i < 120; i++) {
            at(now.plusSeconds(5));
            debits(1);
        }

        assertThat(records()).isEmpty();
    }

    @Test
    void aUsualBulkRenewalRaisesNothingAndATwiceAsLargeOneDoes() throws Exception {
        bulkOf(60, NOON.minus(Duration.ofDays(28)));
        bulkOf(50, NOON.minus(Duration.ofDays(7)));
        assertThat(episodes()).hasSize(2);

        bulkOf(100, NOON);
        assertThat(episodes()).hasSize(2);

        at(NOON.plus(Duration.ofHours(1)));
        debits(101);
        assertThat(newest().open()).isTrue();
        assertThat(newest().limit()).isEqualByComparingTo("100");
        assertThat(newest().openedAt()).isEqualTo(now);
    }

    @Test
    void oneDrainDoesNotExcuseTheNext() throws Exception {
        bulkOf(40, NOON.minus(Duration.ofDays(1)));
        bulkOf(30, NOON);

        assertThat(episodes()).containsExactly(NOON.minus(Duration.ofDays(1)), NOON);
    }

    @Test
    void nobodyWorksUpToADrainWithinADay() throws Exception {
        for (int a = 8; a <= 64; a *= 2) {
            at(now.plus(Duration.ofMinutes(30)));
            debits(a);
        }

        assertThat(records().getFirst().figure()).isEqualByComparingTo("13");
    }

    @Test
    void theResellersOwnCapHoldsWhateverIsUsual() throws Exception {
        bulkOf(60, NOON.minus(Duration.ofDays(2)));
        bulkOf(60, NOON.minus(Duration.ofDays(1)));
        at(NOON);
        cap = 6;
        debits(5);
        assertThat(episodes()).doesNotContain(NOON);

        debits(1);
        assertThat(newest().limit()).isEqualByComparingTo("5");
        assertThat(newest().figure()).isEqualByComparingTo("6");
    }

    @Test
    void anEpisodeFiresOnceAndClearsOnceThoughThePaceFlaps() throws Exception {
        for (int i = 0; i < 20; i++) {
            debits(i % 2 == 0 ? 13 : 11);
            at(now.plus(Duration.ofMinutes(2)));
        }
        assertThat(records()).allMatch(Alert::open);
        at(now.plus(Duration.ofMinutes(9)));

        assertThat(newest().open()).isFalse();
        assertThat(records().stream().filter(alert -> !alert.open())).hasSize(1);
        assertThat(episodes()).containsExactly(NOON);
        assertThat(records()).extracting(Alert::version).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void itIsOverThoughTheLoginGoesOnAtItsUsualPace() throws Exception {
        debits(13);
        for (int i = 0; i < 11; i++) {
            at(now.plus(Duration.ofMinutes(1)));
            debits(2);
        }

        assertThat(newest().open()).isFalse();
        assertThat(newest().figure()).isEqualByComparingTo("13");
    }

    @Test
    void theNextEpisodeIsAnotherOne() throws Exception {
        debits(20);
        at(now.plus(Duration.ofMinutes(30)));
        debits(20);

        assertThat(records().stream().map(Alert::open)).containsExactly(true, true, false, true);
        assertThat(episodes()).containsExactly(NOON, now);
        assertThat(newest().evidence()).isEqualTo(ids(21, 33));
    }

    @Test
    void whileItIsOpenAtMostOneRecordComesInASecond() throws Exception {
        for (int i = 0; i < 200; i++) {
            at(now.plusMillis(50));
            debits(1);
        }
        at(now.plusSeconds(1));

        assertThat(records()).hasSizeBetween(9, 12);
        assertThat(newest().figure()).isEqualByComparingTo("200");
        assertThat(newest().evidence()).isEqualTo(ids(101, 200));
    }

    @Test
    void aReplayAndDisorderChangeNothing() throws Exception {
        List<DebitSignal> debits = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            debits.add(debit(NOON.minusSeconds(i)));
        }
        debits.addAll(List.copyOf(debits));
        for (long seed = 0; seed < 20; seed++) {
            closeFunction();
            openFunction();
            Collections.shuffle(debits, new Random(seed));
            for (DebitSignal one : debits) {
                harness.processElement(one, 0);
            }
            at(now.plusSeconds(2));
            assertThat(newest().figure()).as("seed %d", seed).isEqualByComparingTo("30");
            assertThat(newest().evidence()).as("seed %d", seed).hasSize(30).doesNotHaveDuplicates();
            assertThat(records().stream().map(Alert::openedAt).distinct())
                    .as("seed %d", seed)
                    .hasSize(1);

            at(now.plus(Drain.CALM));
            assertThat(records().stream().filter(alert -> !alert.open()))
                    .as("seed %d", seed)
                    .hasSize(1);
        }
    }

    @Test
    void aReplayFromTheBeginningGivesTheSameEpisode() throws Exception {
        List<DebitSignal> debits = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            debits.add(debit(NOON.plusMillis(700L * i)));
        }
        at(NOON.plusSeconds(60));
        for (DebitSignal one : debits) {
            harness.processElement(one, 0);
        }
        at(now.plusSeconds(2));
        Alert before = newest();
        closeFunction();
        openFunction();
        at(NOON.plusSeconds(3_600));
        for (DebitSignal one : debits) {
            harness.processElement(one, 0);
        }
        at(now.plusSeconds(2));

        assertThat(newest().openedAt()).isEqualTo(before.openedAt()).isEqualTo(NOON.plusMillis(700 * 12));
        assertThat(newest().evidence()).isEqualTo(before.evidence());
        assertThat(newest().version()).isGreaterThan(before.version());
    }

    @Test
    void aDebitThatComesLateCountsInItsPlace() throws Exception {
        DebitSignal late = debit(NOON.plusSeconds(5));
        debits(12);
        at(NOON.plusSeconds(61));
        debits(1);
        assertThat(records()).isEmpty();

        harness.processElement(late, 0);

        assertThat(newest().openedAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(newest().figure()).isEqualByComparingTo("13");
    }

    @Test
    void importedHistoryTeachesAndRaisesNothing() throws Exception {
        for (int day = 40; day > 1; day--) {
            for (int i = 0; i < 30; i++) {
                harness.processElement(debit(NOON.minus(Duration.ofDays(day))), 0);
            }
        }
        debits(60);
        assertThat(records()).isEmpty();

        debits(1);
        assertThat(records()).hasSize(1);
    }

    @Test
    void stateIsBoundedAndGoneOnceTheLoginWasSilent() throws Exception {
        for (int day = 200; day > 0; day--) {
            bulkOf(20, NOON.minus(Duration.ofDays(day)));
        }
        at(NOON);
        debits(10_000);
        at(NOON.plusSeconds(1));

        assertThat(newest().evidence()).hasSize(Drain.MOST_EVIDENCE);
        assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
        assertThat(harness.snapshot(1, 1)
                        .getManagedKeyedState()
                        .iterator()
                        .next()
                        .getStateSize())
                .isLessThan(80_000);

        at(NOON.plus(Drain.CALM).plusSeconds(2));
        assertThat(newest().open()).isFalse();
        at(NOON.plus(Duration.ofDays(DrainFunction.DAYS_KEPT)).plusSeconds(1));
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void anEpisodeGoesOnAcrossARestart() throws Exception {
        debits(20);
        var snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        at(NOON.plusSeconds(10));
        debits(1);
        assertThat(newest().openedAt()).isEqualTo(NOON);
        assertThat(newest().figure()).isEqualByComparingTo("21");

        at(NOON.plus(Drain.CALM).plusSeconds(30));
        assertThat(newest().open()).isFalse();
    }

    @Test
    void theNewestCapOfAResellerIsToldWithItsDebits() throws Exception {
        var caps = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new DebitCapFunction()), DebitSignal::resellerId, Types.LONG);
        caps.open();
        caps.processElement(debit(NOON), 0);
        caps.processElement(DebitSignal.cap(RESELLER, 5, 20), 0);
        caps.processElement(DebitSignal.cap(RESELLER, 4, 90), 0);
        caps.processElement(debit(NOON), 0);
        caps.processElement(DebitSignal.cap(RESELLER, 6, 0), 0);
        caps.processElement(debit(NOON), 0);

        assertThat(caps.extractOutputValues()).extracting(DebitSignal::cap).containsExactly(0, 20, 0);
        assertThat(caps.numKeyedStateEntries()).isEqualTo(1);
        caps.close();
    }

    @Test
    void noTypeFallsBackToKryo() {
        assertSerializedAsPojoWithoutKryo(DebitSignal.class);
        assertSerializedAsPojoWithoutKryo(Spending.class);
        assertSerializedAsPojoWithoutKryo(Drain.class);
        assertThat(new DrainFunction().getProducedType()).isInstanceOf(PojoTypeInfo.class);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, DebitSignal, Alert> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new DrainFunction()), DebitSignal::key, Types.STRING);
    }

    private void at(Instant instant) throws Exception {
        now = instant;
        harness.setProcessingTime(instant.toEpochMilli());
    }

    /** So many renewals of one press of the button. */
    private void bulkOf(int size, Instant when) throws Exception {
        at(when);
        debits(size);
    }

    private void debits(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            harness.processElement(debit(now), 0);
        }
    }

    private DebitSignal debit(Instant when) {
        operation++;
        return DebitSignal.debit(RESELLER, LOGIN, operation, operation, when.toEpochMilli() * 1_000)
                .under(cap);
    }

    private static List<String> ids(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(Long::toString).toList();
    }

    private List<Instant> episodes() {
        return records().stream().map(Alert::openedAt).distinct().toList();
    }

    private Alert newest() {
        return records().getLast();
    }

    private List<Alert> records() {
        return harness.extractOutputValues();
    }
}
