package io.panelhouse.streaming.live;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SignInOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S50")
class IssueFunctionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long ACCOUNT = 12;
    private static final long RESELLER = 7;

    private KeyedOneInputStreamOperatorTestHarness<Long, SignInSignal, ConnectionIssue> harness;
    private Instant now = NOON;
    private long sequence;

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
    void threeFailuresIn24HoursAreAnIssueWithItsReason() throws Exception {
        tries(SignInOutcome.WRONG_PASSWORD);
        at(now.plus(Duration.ofHours(10)));
        tries(SignInOutcome.WRONG_PASSWORD);
        assertThat(records()).isEmpty();

        at(now.plus(Duration.ofHours(10)));
        tries(SignInOutcome.DEVICE_MISMATCH);

        assertThat(records())
                .containsExactly(new ConnectionIssue(
                        new ResellerId(RESELLER),
                        new AccountId(ACCOUNT),
                        "mk-2041",
                        now.toEpochMilli(),
                        true,
                        3,
                        SignInOutcome.DEVICE_MISMATCH,
                        "001A79000001",
                        "MAG",
                        NOON,
                        now));
    }

    @Test
    void itIsGoneAfterASuccess() throws Exception {
        fail(3);
        at(now.plusSeconds(1));
        tries(SignInOutcome.ACCEPTED);

        assertThat(records()).extracting(ConnectionIssue::open).containsExactly(true, false);
        assertThat(newest().failures()).isZero();
        assertThat(newest().version()).isGreaterThan(records().getFirst().version());
    }

    @Test
    void whoHasFailingAccountsFollowsTheRecords() throws Exception {
        fail(3);
        assertThat(failing(RESELLER)).isEqualTo(1);

        at(now.plusSeconds(1));
        harness.processElement(
                new SignInSignal(
                        ACCOUNT,
                        RESELLER + 1,
                        "mk-2041",
                        ++sequence,
                        SignInOutcome.EXPIRED,
                        null,
                        null,
                        now.toEpochMilli() * 1_000),
                0);
        assertThat(failing(RESELLER)).isZero();
        assertThat(failing(RESELLER + 1)).isEqualTo(1);

        at(now.plusSeconds(1));
        tries(SignInOutcome.ACCEPTED);
        assertThat(failing(RESELLER + 1)).isZero();
    }

    @Test
    void failuresBeforeASuccessNoLongerCount() throws Exception {
        fail(2);
        tries(SignInOutcome.ACCEPTED);
        at(now.plusMillis(1));
        fail(2);
        assertThat(records()).isEmpty();

        fail(1);
        assertThat(newest().failures()).isEqualTo(3);
    }

    @Test
    void aThirdFailureAfter24HoursIsNone() throws Exception {
        fail(2);
        at(now.plus(IssueFunction.WINDOW));
        fail(1);

        assertThat(records()).isEmpty();
    }

    @Test
    void itIsGoneWhenItsFailuresAreTooOld() throws Exception {
        fail(1);
        at(now.plus(Duration.ofHours(1)));
        fail(2);
        assertThat(newest().open()).isTrue();

        at(NOON.plus(IssueFunction.WINDOW));

        assertThat(newest().open()).isFalse();
        assertThat(newest().lastAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void tooManyTriesAreNotTheReasonWhereABetterOneIsKnown() throws Exception {
        tries(SignInOutcome.WRONG_PASSWORD);
        tries(SignInOutcome.THROTTLED);
        tries(SignInOutcome.THROTTLED);

        assertThat(newest().reason()).isEqualTo(SignInOutcome.WRONG_PASSWORD);
        assertThat(newest().failures()).isEqualTo(3);
    }

    @Test
    void whileItIsOpenAtMostOneRecordComesInASecond() throws Exception {
        Instant start = now;
        for (int tenth = 0; tenth < 100; tenth++) {
            at(start.plusMillis(tenth * 100L));
            fail(1);
        }
        at(now.plusSeconds(1));

        assertThat(records()).hasSizeBetween(10, 12);
        assertThat(newest().failures()).isEqualTo(100);
    }

    @Test
    void aReplayAndDisorderChangeNothing() throws Exception {
        List<SignInSignal> attempts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            attempts.add(signal(SignInOutcome.EXPIRED, NOON.minusSeconds(i)));
        }
        SignInSignal success = signal(SignInOutcome.ACCEPTED, NOON.minusMillis(2500));
        attempts.add(success);
        attempts.addAll(List.copyOf(attempts));
        for (long seed = 0; seed < 20; seed++) {
            closeFunction();
            openFunction();
            Collections.shuffle(attempts, new Random(seed));
            for (SignInSignal attempt : attempts) {
                harness.processElement(attempt, 0);
            }
            at(now.plusSeconds(2));

            assertThat(newest().open()).as("seed %d", seed).isTrue();
            assertThat(newest().failures()).as("seed %d", seed).isEqualTo(3);
        }
    }

    @Test
    void importedHistoryIsNoIssue() throws Exception {
        for (int i = 0; i < 5; i++) {
            harness.processElement(signal(SignInOutcome.EXPIRED, NOON.minus(Duration.ofDays(30))), 0);
        }

        assertThat(records()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void versionsGrowAcrossARestartEvenWhenTheClockIsSetBack() throws Exception {
        fail(3);
        long before = newest().version();
        var snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        at(NOON.minus(Duration.ofHours(1)));
        harness.processElement(signal(SignInOutcome.ACCEPTED, NOON.plusSeconds(1)), 0);

        assertThat(newest().open()).isFalse();
        assertThat(newest().version()).isGreaterThan(before);
    }

    @Test
    void stateIsBoundedAndGoneADayAfterTheLastAttempt() throws Exception {
        fail(1_000);
        assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
        assertThat(newestAfterASecond().failures()).isEqualTo(IssueFunction.MOST_FAILURES);
        assertThat(harness.snapshot(1, 1)
                        .getManagedKeyedState()
                        .iterator()
                        .next()
                        .getStateSize())
                .isLessThan(15_000);

        tries(SignInOutcome.ACCEPTED);
        at(now.plus(IssueFunction.WINDOW));

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void noTypeFallsBackToKryo() {
        assertSerializedAsPojoWithoutKryo(SignInSignal.class);
        assertSerializedAsPojoWithoutKryo(Struggle.class);
        assertThat(new IssueFunction(3).getProducedType()).isInstanceOf(PojoTypeInfo.class);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, SignInSignal, ConnectionIssue> harness()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new IssueFunction(3)), SignInSignal::accountId, Types.LONG);
    }

    private void at(Instant instant) throws Exception {
        now = instant;
        harness.setProcessingTime(instant.toEpochMilli());
    }

    private void fail(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            tries(SignInOutcome.WRONG_PASSWORD);
        }
    }

    private void tries(SignInOutcome outcome) throws Exception {
        harness.processElement(signal(outcome, now), 0);
    }

    private SignInSignal signal(SignInOutcome outcome, Instant when) {
        return new SignInSignal(
                ACCOUNT, RESELLER, "mk-2041", ++sequence, outcome, "001A79000001", "MAG", when.toEpochMilli() * 1_000);
    }

    private long failing(long reseller) {
        var told = Objects.requireNonNull(harness.getSideOutput(IssueFunction.FAILING));
        return told.stream()
                .map(StreamRecord::getValue)
                .filter(signal -> signal.resellerId() == reseller)
                .mapToLong(ResellerSignal::amount)
                .sum();
    }

    private ConnectionIssue newestAfterASecond() throws Exception {
        at(now.plus(IssueFunction.SPACING));
        return newest();
    }

    private ConnectionIssue newest() {
        return records().getLast();
    }

    private List<ConnectionIssue> records() {
        return harness.extractOutputValues();
    }
}
