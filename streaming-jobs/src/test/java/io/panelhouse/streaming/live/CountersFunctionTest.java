package io.panelhouse.streaming.live;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.streaming.live.ResellerSignal.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CountersFunctionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long RESELLER = 7;

    private KeyedOneInputStreamOperatorTestHarness<Long, ResellerSignal, LiveCounters> harness;
    private Instant now = NOON;

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
    void aNewResellerIsKnownByAReadingOfZeros() throws Exception {
        zone("Asia/Tokyo");

        LiveCounters reading = settled();
        assertThat(reading.onlineAccounts()).isZero();
        assertThat(reading.openSessions()).isZero();
        assertThat(reading.balance()).isEqualByComparingTo("0");
        assertThat(reading.spentToday()).isEqualByComparingTo("0");
        assertThat(reading.ledgerSequence()).isZero();
        assertThat(reading.day()).isEqualTo(LocalDate.parse("2026-03-01"));
    }

    @Test
    void anAccountIsOnlineOnceHoweverManySessionsItHas() throws Exception {
        began("anna");
        began("anna");
        began("bert");
        ended("anna");

        LiveCounters reading = settled();
        assertThat(reading.openSessions()).isEqualTo(2);
        assertThat(reading.onlineAccounts()).isEqualTo(2);

        ended("anna");
        reading = settled();
        assertThat(reading.openSessions()).isEqualTo(1);
        assertThat(reading.onlineAccounts()).isEqualTo(1);
    }

    @Test
    void aSaleShowsInOneReading() throws Exception {
        wallet(1, "100");
        settled();
        at(now.plusSeconds(1));
        wallet(2, "97.5");
        consumed(1, "2.5", now);

        LiveCounters reading = settled();
        assertThat(readings()).hasSize(2);
        assertThat(reading.balance()).isEqualTo(new BigDecimal("97.5000"));
        assertThat(reading.spentToday()).isEqualTo(new BigDecimal("2.5000"));
        assertThat(reading.ledgerSequence()).isEqualTo(2);
    }

    @Test
    void aReplayOfTheLedgerIsInvisible() throws Exception {
        wallet(1, "100");
        wallet(2, "90");
        consumed(1, "10", now);
        settled();
        int before = readings().size();

        wallet(1, "100");
        consumed(1, "10", now);
        wallet(2, "90");
        at(now.plusSeconds(1));

        assertThat(readings()).hasSize(before);
    }

    @Test
    void disorderInTheLedgerChangesNothing() throws Exception {
        consumed(3, "4", now);
        wallet(3, "90");
        consumed(1, "1", now);
        wallet(2, "95");
        consumed(3, "4", now);
        consumed(2, "2", now);

        LiveCounters reading = settled();
        assertThat(reading.spentToday()).isEqualByComparingTo("7");
        assertThat(reading.balance()).isEqualByComparingTo("90");
        assertThat(reading.ledgerSequence()).isEqualTo(3);
    }

    @Test
    void aReversalGivesBackWhatWasSpent() throws Exception {
        consumed(1, "12", now);
        consumed(2, "-12", now);

        assertThat(settled().spentToday()).isEqualByComparingTo("0");
    }

    @Test
    void spentTodayBeginsAtLocalMidnight() throws Exception {
        zone("America/New_York");
        at(Instant.parse("2026-03-02T04:30:00Z"));
        consumed(1, "5", now);
        assertThat(settled().spentToday()).isEqualByComparingTo("5");
        assertThat(settled().day()).isEqualTo(LocalDate.parse("2026-03-01"));

        at(Instant.parse("2026-03-02T05:00:01Z"));
        assertThat(settled().spentToday()).isEqualByComparingTo("0");
        assertThat(settled().day()).isEqualTo(LocalDate.parse("2026-03-02"));
    }

    @Test
    void whatWasSpentOnAnEarlierDayIsNotSpentToday() throws Exception {
        consumed(1, "5", NOON.minus(Duration.ofDays(1)));
        consumed(2, "7", NOON.minus(Duration.ofDays(300)));
        consumed(3, "1", NOON);

        assertThat(settled().spentToday()).isEqualByComparingTo("1");
    }

    @Test
    void aZoneThatComesLateMovesTheDay() throws Exception {
        consumed(1, "5", Instant.parse("2026-03-01T00:30:00Z"));
        consumed(2, "1", Instant.parse("2026-03-01T06:30:00Z"));
        assertThat(settled().spentToday()).isEqualByComparingTo("6");

        zone("America/New_York");
        assertThat(settled().spentToday()).isEqualByComparingTo("1");
    }

    @Test
    @Tag("M11")
    void spentThisWeekBeginsOnMondayAndIsNetOfReversals() throws Exception {
        zone("America/New_York");
        at(Instant.parse("2026-03-01T12:00:00Z")); // A Sunday; the clocks go forward on the next one.
        consumed(1, "5", Instant.parse("2026-02-23T04:59:00Z"));
        consumed(2, "7", Instant.parse("2026-02-23T05:00:00Z"));
        consumed(3, "3", now);
        consumed(4, "-2", now);
        assertThat(settled().spentThisWeek()).isEqualByComparingTo("8");
        assertThat(settled().spentToday()).isEqualByComparingTo("1");

        at(Instant.parse("2026-03-02T05:00:01Z"));
        assertThat(settled().spentThisWeek()).isEqualByComparingTo("0");
        consumed(5, "4", now);
        at(Instant.parse("2026-03-09T03:30:00Z"));
        assertThat(settled().spentThisWeek()).isEqualByComparingTo("4");
        at(Instant.parse("2026-03-09T04:00:01Z"));
        assertThat(settled().spentThisWeek()).isEqualByComparingTo("0");
    }

    @Test
    @Tag("M16")
    void theWindowOfDueAccountsEndsAtLocalMidnightAndMovesThen() throws Exception {
        zone("America/New_York");
        due(1, "3", Instant.parse("2026-03-09T03:59:59Z"));
        due(1, "5", Instant.parse("2026-03-09T04:00:00Z"));
        assertThat(settled().due()).isEqualTo(1);
        assertThat(settled().dueCredits()).isEqualTo(new BigDecimal("3.0000"));

        at(Instant.parse("2026-03-02T05:00:01Z"));
        assertThat(settled().due()).isEqualTo(2);
        assertThat(settled().dueCredits()).isEqualByComparingTo("8");

        due(-1, "-3", Instant.parse("2026-03-09T03:59:59Z"));
        assertThat(settled().due()).isEqualTo(1);
    }

    @Test
    @Tag("M16")
    void aZoneThatComesLateMovesTheWindow() throws Exception {
        due(1, "3", Instant.parse("2026-03-08T23:30:00Z"));
        due(1, "3", Instant.parse("2026-03-09T00:30:00Z"));
        assertThat(settled().due()).isEqualTo(1);

        zone("America/New_York");
        assertThat(settled().due()).isEqualTo(2);
        zone("Asia/Tokyo", 2);
        assertThat(settled().due()).isZero();
    }

    @Test
    void activeAndFailingAccountsAreCountedAndWhatIsInThemIsSaid() throws Exception {
        harness.processElement(ResellerSignal.active(RESELLER, 1, micros(now)), 0);
        harness.processElement(ResellerSignal.active(RESELLER, 1, micros(now)), 0);
        harness.processElement(ResellerSignal.active(RESELLER, -1, micros(now)), 0);
        harness.processElement(ResellerSignal.failing(RESELLER, 1, micros(now)), 0);
        harness.processElement(ResellerSignal.accountRead(RESELLER, micros(NOON)), 0);
        harness.processElement(ResellerSignal.accountRead(RESELLER, micros(NOON.minusSeconds(9))), 0);

        LiveCounters reading = settled();
        assertThat(reading.active()).isEqualTo(1);
        assertThat(reading.failing()).isEqualTo(1);
        assertThat(reading.accountsAt()).isEqualTo(NOON);
    }

    @Test
    void atMostOneReadingComesIn100Milliseconds() throws Exception {
        Instant start = now;
        for (int i = 1; i <= 1_000; i++) {
            at(start.plusMillis(i));
            wallet(i, "10");
        }
        at(now.plusSeconds(1));

        assertThat(readings()).hasSizeBetween(10, 12);
        List<Long> versions = readings().stream().map(LiveCounters::version).toList();
        for (int i = 1; i < versions.size(); i++) {
            assertThat(versions.get(i) - versions.get(i - 1)).isGreaterThanOrEqualTo(100);
        }
        assertThat(settled().ledgerSequence()).isEqualTo(1_000);
    }

    @Test
    void theFirstReadingComesWithin5Milliseconds() throws Exception {
        wallet(1, "10");
        at(now.plusMillis(5));

        assertThat(readings()).hasSize(1);
    }

    @Test
    void versionsGrowAcrossARestartEvenWhenTheClockIsSetBack() throws Exception {
        wallet(1, "10");
        long before = settled().version();
        var snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        at(NOON.minus(Duration.ofHours(1)));
        wallet(2, "9");
        at(now.plusMillis(100));

        assertThat(settled().version()).isGreaterThan(before);
        assertThat(settled().balance()).isEqualByComparingTo("9");
    }

    @Test
    void aBeatLeavesAfterTheReadingsOfWhatCameBeforeIt() throws Exception {
        wallet(1, "10");
        at(now.plusMillis(50));
        wallet(2, "9");
        harness.processElement(ResellerSignal.beat(micros(NOON)), 0);
        at(now.plusMillis(100));
        assertThat(readings()).hasSize(2);
        assertThat(beats()).isEmpty();

        at(now.plusMillis(1));
        assertThat(beats()).containsExactly(new FeedBeat(NOON));
    }

    @Test
    void stateDoesNotGrowWithEvents() throws Exception {
        zone("Europe/Berlin");
        for (int hour = 0; hour < 24 * 30; hour++) {
            at(NOON.plus(Duration.ofHours(hour)));
            began("anna");
            wallet(hour + 1, "10");
            consumed(hour + 1, "1", now);
            ended("anna");
            harness.processElement(ResellerSignal.active(RESELLER, hour % 2 == 0 ? 1 : -1, micros(now)), 0);
            due(1, "3", now.plus(Duration.ofHours(1)));
            due(-1, "-3", now.plus(Duration.ofHours(1)));
        }
        at(now.plusSeconds(1));

        assertThat(harness.numKeyedStateEntries()).isEqualTo(3);
        assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
        assertThat(harness.snapshot(1, 1)
                        .getManagedKeyedState()
                        .iterator()
                        .next()
                        .getStateSize())
                .isLessThan(10_000);
    }

    @Test
    void noTypeFallsBackToKryo() {
        assertSerializedAsPojoWithoutKryo(Desk.class);
        assertSerializedAsPojoWithoutKryo(Purse.class);
        assertSerializedAsPojoWithoutKryo(FeedBeat.class);
        assertThat(new CountersFunction().getProducedType()).isInstanceOf(PojoTypeInfo.class);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, ResellerSignal, LiveCounters> harness()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new CountersFunction()), ResellerSignal::resellerId, Types.LONG);
    }

    private void at(Instant instant) throws Exception {
        now = instant;
        harness.setProcessingTime(instant.toEpochMilli());
    }

    private void zone(String zone) throws Exception {
        zone(zone, 1);
    }

    private void zone(String zone, long sequence) throws Exception {
        harness.processElement(ResellerSignal.reseller(RESELLER, zone, sequence, micros(now)), 0);
    }

    private void due(int accounts, String credits, Instant end) throws Exception {
        harness.processElement(ResellerSignal.due(RESELLER, accounts, micros(end), units(credits), micros(now)), 0);
    }

    private void began(String account) throws Exception {
        harness.processElement(ResellerSignal.sessionBegan(RESELLER, account, micros(now)), 0);
    }

    private void ended(String account) throws Exception {
        harness.processElement(ResellerSignal.sessionEnded(RESELLER, account, micros(now)), 0);
    }

    private void wallet(long sequence, String balance) throws Exception {
        harness.processElement(
                new ResellerSignal(Kind.WALLET, RESELLER, "", sequence, 1, units(balance), micros(now), micros(now)),
                0);
    }

    private void consumed(long sequence, String amount, Instant occurredAt) throws Exception {
        harness.processElement(
                new ResellerSignal(
                        Kind.CONSUMED, RESELLER, "", sequence, units(amount), 0, micros(occurredAt), micros(now)),
                0);
    }

    private LiveCounters settled() throws Exception {
        at(now.plusMillis(100));
        return readings().getLast();
    }

    private List<LiveCounters> readings() {
        return harness.extractOutputValues();
    }

    private List<FeedBeat> beats() {
        var output = harness.getSideOutput(CountersFunction.BEATS);
        return output == null
                ? List.of()
                : output.stream().map(record -> record.getValue()).toList();
    }

    private static long units(String credits) {
        return new BigDecimal(credits).setScale(4).unscaledValue().longValueExact();
    }

    private static long micros(Instant instant) {
        return instant.toEpochMilli() * 1000;
    }
}
