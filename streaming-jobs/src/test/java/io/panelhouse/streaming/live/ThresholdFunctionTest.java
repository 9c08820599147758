package io.panelhouse.streaming.live;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S45")
@Tag("M15")
class ThresholdFunctionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long RESELLER = 7;
    private static final long CREDIT = 10_000;

    private KeyedOneInputStreamOperatorTestHarness<Long, WalletSignal, Alert> harness;
    private long entries;
    private long balance;
    private long records;

    @BeforeEach
    void openFunction() throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ThresholdFunction()), WalletSignal::resellerId, Types.LONG);
        harness.open();
        harness.setProcessingTime(NOON.toEpochMilli());
    }

    @AfterEach
    void closeFunction() throws Exception {
        harness.close();
    }

    @Test
    void aDebitThatCrossesTheThresholdTellsOnceWithTheBalance() throws Exception {
        thresholds(20);
        moves(21);
        forget();

        moves(-2);
        moves(-1);
        moves(-1);

        assertThat(alerts())
                .containsExactly(new Alert(
                        new ResellerId(RESELLER),
                        AlertKind.CREDIT_THRESHOLD,
                        "20",
                        alerts().getFirst().version(),
                        true,
                        new BigDecimal("19.0000"),
                        new BigDecimal("20.0000"),
                        null,
                        List.of(),
                        at(2),
                        at(2)));
    }

    @Test
    void aBalanceThatFlapsOverTheThresholdGivesOneFireAndOneClear() throws Exception {
        thresholds(20);
        moves(30);
        forget();

        for (int flap = 0; flap < 50; flap++) {
            movesTo(19.9);
            movesTo(21.9);
        }
        assertThat(alerts())
                .as("below 22 it is not over")
                .extracting(Alert::open)
                .containsExactly(true);

        movesTo(22);
        movesTo(20);
        movesTo(35);
        assertThat(alerts()).extracting(Alert::open).containsExactly(true, false);
    }

    @Test
    void theNextCrossingAfterAClearTellsAgain() throws Exception {
        thresholds(20);
        moves(21);
        forget();

        moves(-2);
        moves(3);
        moves(-3);

        assertThat(alerts()).extracting(Alert::open).containsExactly(true, false, true);
        assertThat(alerts()).extracting(Alert::openedAt).containsExactly(at(2), at(2), at(4));
        assertThat(alerts()).extracting(Alert::version).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void eachOfSeveralThresholdsTellsForItself() throws Exception {
        thresholds(20, 100);
        moves(120);
        forget();

        moves(-30);
        moves(-80);
        moves(15);

        assertThat(alerts())
                .extracting(Alert::subject, Alert::open)
                .containsExactly(tuple("100", true), tuple("20", true), tuple("20", false));
    }

    @Test
    void aSmallThresholdIsOverOneCreditAboveIt() throws Exception {
        thresholds(3);
        moves(4);
        forget();

        moves(-2);
        moves(1.9);
        assertThat(alerts()).extracting(Alert::open).containsExactly(true);
        moves(0.1);
        assertThat(alerts()).extracting(Alert::open).containsExactly(true, false);
    }

    @Test
    void aThresholdThatIsRaisedAboveTheBalanceTellsOnceAndOneThatIsTakenAwayIsOver() throws Exception {
        thresholds(5);
        moves(10);
        forget();

        thresholds(20);
        moves(-1);
        assertThat(alerts()).extracting(Alert::subject).containsExactly("20");
        assertThat(alerts()).extracting(Alert::open).containsExactly(true);

        thresholds();
        assertThat(alerts()).extracting(Alert::open).containsExactly(true, false);
    }

    @Test
    void aWalletWithoutEntriesHasNothingToRunOutOf() throws Exception {
        thresholds(20);

        assertThat(alerts()).extracting(Alert::open).containsExactly(false);
    }

    @Test
    void aHistoryThatIsImportedAfterTheThresholdOpensAtMostOneEpisode() throws Exception {
        thresholds(20);
        forget();

        for (int month = 0; month < 5; month++) {
            entries++;
            send(WalletSignal.entry(RESELLER, entries, 50 * CREDIT, 60 * CREDIT, micros(-9_000 + 2 * month)));
            entries++;
            send(WalletSignal.entry(RESELLER, entries, -50 * CREDIT, 10 * CREDIT, micros(-8_999 + 2 * month)));
        }

        assertThat(alerts()).filteredOn(Alert::open).extracting(Alert::openedAt).containsOnly(at(0));
    }

    @Test
    void whatComesAgainOrFromBeforeChangesNothing() throws Exception {
        thresholds(20);
        moves(21);
        moves(-2);
        int told = alerts().size();

        send(WalletSignal.entry(RESELLER, 1, 21 * CREDIT, 21 * CREDIT, micros(1)));
        send(WalletSignal.entry(RESELLER, 2, -2 * CREDIT, 19 * CREDIT, micros(2)));
        send(WalletSignal.thresholds(RESELLER, 1, new long[] {}, micros(0)));

        assertThat(alerts()).hasSize(told);
    }

    @Test
    void theNewestRecordsAreThoseThatTheWholeHistoryGives() throws Exception {
        Random random = new Random(4711);
        thresholds(20, 60);
        for (int move = 0; move < 5_000; move++) {
            int most = (int) Math.min(balance / CREDIT, 25);
            moves(random.nextInt(3) == 0 || most == 0 ? 1 + random.nextInt(30) : -1 - random.nextInt(most));
        }

        TreeMap<String, Boolean> told = new TreeMap<>();
        alerts().forEach(alert -> {
            assertThat(told.get(alert.subject()))
                    .as("fires and clears take turns")
                    .isNotEqualTo(alert.open());
            told.put(alert.subject(), alert.open());
        });
        assertThat(told.keySet()).containsExactly("20", "60");
        assertThat(alerts())
                .filteredOn(Alert::open)
                .hasSizeGreaterThan(50)
                .allSatisfy(alert -> assertThat(alert.figure()).isLessThan(alert.limit()));
        assertThat(harness.numKeyedStateEntries())
                .as("one watch, one map of episodes")
                .isEqualTo(2);
    }

    @Test
    void itsStateNeedsNoGenericSerializer() {
        assertSerializedAsPojoWithoutKryo(WalletSignal.class);
        assertSerializedAsPojoWithoutKryo(Watch.class);
        assertSerializedAsPojoWithoutKryo(Episode.class);
        assertThat(new ThresholdFunction().getProducedType()).isInstanceOf(PojoTypeInfo.class);
    }

    private void thresholds(long... credits) throws Exception {
        records++;
        send(WalletSignal.thresholds(
                RESELLER,
                records,
                Arrays.stream(credits).map(each -> each * CREDIT).toArray(),
                micros(0)));
    }

    private void moves(double credits) throws Exception {
        long amount = Math.round(credits * CREDIT);
        if (amount != 0) {
            entries++;
            balance += amount;
            send(WalletSignal.entry(RESELLER, entries, amount, balance, micros(entries)));
        }
    }

    private void movesTo(double credits) throws Exception {
        moves(credits - balance / (double) CREDIT);
    }

    private void send(WalletSignal signal) throws Exception {
        harness.processElement(signal, 0);
    }

    private void forget() {
        harness.getOutput().clear();
    }

    private List<Alert> alerts() {
        return harness.extractOutputValues();
    }

    private static Instant at(long second) {
        return NOON.plusSeconds(second);
    }

    private static long micros(long second) {
        return at(second).toEpochMilli() * 1_000;
    }
}
