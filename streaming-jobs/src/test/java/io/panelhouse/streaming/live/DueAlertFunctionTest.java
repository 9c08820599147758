package io.panelhouse.streaming.live;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S46")
class DueAlertFunctionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long RESELLER = 7;

    private KeyedOneInputStreamOperatorTestHarness<Long, LiveCounters, Alert> harness;
    private Instant now = NOON;
    private long version;

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
    void aBalanceBelowWhatRenewalsNeedIsToldAboveEveryThreshold() throws Exception {
        read("14", "23");
        assertThat(alerts()).isEmpty();
        settle();

        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.resellerId()).isEqualTo(new ResellerId(RESELLER));
            assertThat(alert.kind()).isEqualTo(AlertKind.RENEWALS_DUE);
            assertThat(alert.subject()).isEmpty();
            assertThat(alert.open()).isTrue();
            assertThat(alert.figure()).isEqualTo(new BigDecimal("14.0000"));
            assertThat(alert.limit()).isEqualTo(new BigDecimal("23.0000"));
            assertThat(alert.openedAt()).isEqualTo(NOON);
        });
    }

    @Test
    void betweenTheTwoRecordsOfASaleNothingIsTold() throws Exception {
        read("23", "23");
        settle();
        assertThat(openings()).isZero();

        for (int sold = 1; sold <= 20; sold++) {
            read(Integer.toString(23 - sold), Integer.toString(24 - sold));
            at(now.plusMillis(100));
            read(Integer.toString(23 - sold), Integer.toString(23 - sold));
            at(now.plusMillis(100));
        }
        settle();

        assertThat(alerts()).noneMatch(Alert::open);
    }

    @Test
    void aBalanceThatFlapsAroundItIsOneFireAndOneClear() throws Exception {
        covered();
        for (int flap = 0; flap < 20; flap++) {
            read("22", "23");
            settle();
            read("25", "23"); // Less than a tenth more.
            settle();
        }
        read("26", "23");
        settle();

        assertThat(alerts().stream().map(Alert::openedAt).distinct()).hasSize(2); // One is that it was never open.
        assertThat(transitions()).containsExactly(false, true, false);
        assertThat(alerts().getLast().figure()).isEqualByComparingTo("26");
    }

    @Test
    void whileItIsOpenItFollowsTheFiguresAtMostEveryTwoSeconds() throws Exception {
        covered();
        read("14", "23");
        settle();
        Instant opened = alerts().getLast().openedAt();
        int before = alerts().size();
        for (int tenth = 0; tenth < 40; tenth++) {
            read("14", Integer.toString(24 + tenth));
            at(now.plusMillis(100));
        }
        settle();

        assertThat(alerts().size() - before).isBetween(2, 3);
        assertThat(alerts().getLast().limit()).isEqualByComparingTo("63");
        assertThat(alerts().getLast().openedAt()).isEqualTo(opened);
        assertThat(alerts().getLast().open()).isTrue();
    }

    @Test
    void itIsOverWhenNothingIsDueAnyMore() throws Exception {
        read("0", "1");
        settle();
        read("0", "0");
        settle();

        assertThat(transitions()).containsExactly(true, false);
    }

    @Test
    void aWalletThatNeverHadAnEntryHasNothingToRunOutOf() throws Exception {
        harness.processElement(reading("0", "5", 0), 0);
        settle();

        assertThat(alerts()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    @Tag("I9")
    void aRestartTellsNothingTwiceAndAReplayGivesTheSameEpisode() throws Exception {
        covered();
        var early = harness.snapshot(1, 1);
        Instant short1 = now;
        read("14", "23");
        settle();
        Alert told = alerts().getLast();
        var late = harness.snapshot(2, 2);
        harness.close();

        harness = harness();
        harness.initializeState(late);
        harness.open();
        at(now.plusSeconds(5));
        read("14", "23");
        settle();
        assertThat(alerts()).isEmpty();
        harness.close();

        harness = harness();
        harness.initializeState(early);
        harness.open();
        at(now.plusSeconds(5));
        harness.processElement(reading("14", "23", 2, short1), 0);
        settle();
        assertThat(alerts()).hasSize(1);
        assertThat(alerts().getLast().openedAt()).isEqualTo(told.openedAt());
        assertThat(alerts().getLast().version()).isGreaterThan(told.version());
    }

    @Test
    void stateDoesNotGrowWithReadings() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            read(Integer.toString(i % 30), "15");
            at(now.plusMillis(700));
        }

        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        assertThat(harness.numProcessingTimeTimers()).isLessThanOrEqualTo(1);
        assertThat(harness.snapshot(1, 1)
                        .getManagedKeyedState()
                        .iterator()
                        .next()
                        .getStateSize())
                .isLessThan(4_000);
    }

    @Test
    void noTypeFallsBackToKryo() {
        assertSerializedAsPojoWithoutKryo(Cover.class);
        assertThat(new DueAlertFunction().getProducedType()).isInstanceOf(PojoTypeInfo.class);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, LiveCounters, Alert> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new DueAlertFunction()),
                reading -> reading.resellerId().value(),
                Types.LONG);
    }

    private void covered() throws Exception {
        read("100", "23");
        settle();
    }

    private void at(Instant instant) throws Exception {
        now = instant;
        harness.setProcessingTime(instant.toEpochMilli());
    }

    private void settle() throws Exception {
        at(now.plus(DueAlertFunction.SETTLING));
    }

    private void read(String balance, String due) throws Exception {
        harness.processElement(reading(balance, due, 1), 0);
    }

    private LiveCounters reading(String balance, String due, long ledger) {
        return reading(balance, due, ledger, now);
    }

    private LiveCounters reading(String balance, String due, long ledger, Instant asOf) {
        return new LiveCounters(
                new ResellerId(RESELLER),
                ++version,
                0,
                0,
                new BigDecimal(balance).setScale(4),
                BigDecimal.ZERO,
                ledger,
                LocalDate.of(2026, 3, 1),
                asOf,
                BigDecimal.ZERO,
                0,
                0,
                new BigDecimal(due).setScale(4),
                0,
                asOf);
    }

    private long openings() {
        return alerts().stream().filter(Alert::open).count();
    }

    /** What was told, without what only told the same again. */
    private List<Boolean> transitions() {
        List<Boolean> told = alerts().stream().map(Alert::open).toList();
        return IntStream.range(0, told.size())
                .filter(i -> i == 0 || !told.get(i).equals(told.get(i - 1)))
                .mapToObj(told::get)
                .toList();
    }

    private List<Alert> alerts() {
        return harness.extractOutputValues();
    }
}
