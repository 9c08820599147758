package io.panelhouse.streaming.live;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.OperationKind;
import io.panelhouse.streaming.live.ResellerSignal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountFunctionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long ACCOUNT = 12;
    private static final long RESELLER = 7;
    private static final long OTHER = 8;

    private KeyedOneInputStreamOperatorTestHarness<Long, AccountSignal, ResellerSignal> harness;
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
    @Tag("M1")
    void anAccountIsActiveFromTheStartOfItsTermUntilItsEndAndNotAtIt() throws Exception {
        sell(1, NOON.plusSeconds(60), NOON.plusSeconds(120));
        assertThat(active(RESELLER)).isZero();

        at(NOON.plusSeconds(60));
        assertThat(active(RESELLER)).isEqualTo(1);
        at(NOON.plusSeconds(120).minusMillis(1));
        assertThat(active(RESELLER)).isEqualTo(1);

        at(NOON.plusSeconds(120));
        assertThat(active(RESELLER)).isZero();
    }

    @Test
    @Tag("M16")
    void anEndThatIsNearIsToBeRenewedForAndARenewalTakesItAway() throws Exception {
        sell(1, NOON, NOON.plus(Duration.ofDays(10)));
        assertThat(due(RESELLER)).isZero();

        at(NOON.plus(Duration.ofDays(1)));
        assertThat(due(RESELLER)).isEqualTo(1);
        assertThat(dueCredits(RESELLER)).isEqualTo(10_000);

        sell(2, NOON.plus(Duration.ofDays(10)), NOON.plus(Duration.ofDays(40)));
        assertThat(due(RESELLER)).isZero();
        assertThat(dueCredits(RESELLER)).isZero();
        assertThat(active(RESELLER)).isEqualTo(1);
    }

    @Test
    @Tag("M16")
    void anAccountIsDueAtItsEndAndNotAfterIt() throws Exception {
        sell(1, NOON, NOON.plusSeconds(60));
        at(NOON.plusSeconds(60));
        assertThat(due(RESELLER)).isEqualTo(1);

        at(NOON.plusSeconds(60).plusMillis(1));
        assertThat(due(RESELLER)).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void aTrialAndATermWithoutEndAreActiveAndNeverDue() throws Exception {
        harness.processElement(term(1, true, NOON, micros(NOON.plusSeconds(60))), 0);
        assertThat(active(RESELLER)).isEqualTo(1);
        assertThat(due(RESELLER)).isZero();

        harness.processElement(term(2, false, NOON.plusSeconds(60), AccountSignal.NEVER), 0);
        at(NOON.plus(Duration.ofDays(3_000)));
        assertThat(active(RESELLER)).isEqualTo(1);
        assertThat(due(RESELLER)).isZero();
    }

    @Test
    void aSuspendedAccountIsNotActiveButStaysOnTheDueList() throws Exception {
        sell(1, NOON, NOON.plus(Duration.ofDays(3)));
        operate(2, OperationKind.SUSPEND, RESELLER, 0);
        assertThat(active(RESELLER)).isZero();
        assertThat(due(RESELLER)).isEqualTo(1);

        operate(3, OperationKind.RESUME, RESELLER, 0);
        assertThat(active(RESELLER)).isEqualTo(1);

        operate(4, OperationKind.REVERSE, RESELLER, 3);
        assertThat(active(RESELLER)).isZero();
    }

    @Test
    void aClosedAccountIsGoneUntilItsClosureIsReversed() throws Exception {
        sell(1, NOON, NOON.plus(Duration.ofDays(3)));
        operate(2, OperationKind.CLOSE, RESELLER, 0);
        end(2, OperationKind.CLOSE, 1, NOON);
        assertThat(active(RESELLER)).isZero();
        assertThat(due(RESELLER)).isZero();

        end(3, OperationKind.REVERSE, 1, NOON.plus(Duration.ofDays(3)));
        operate(3, OperationKind.REVERSE, RESELLER, 2);
        assertThat(active(RESELLER)).isEqualTo(1);
        assertThat(due(RESELLER)).isEqualTo(1);
    }

    @Test
    void aReversedSaleGivesTheEarlierEndBack() throws Exception {
        sell(1, NOON, NOON.plus(Duration.ofDays(3)));
        sell(2, NOON.plus(Duration.ofDays(3)), NOON.plus(Duration.ofDays(33)));
        harness.processElement(
                AccountSignal.termEnd(
                        ACCOUNT,
                        RESELLER,
                        3,
                        OperationKind.REVERSE,
                        2,
                        ++sequence,
                        true,
                        AccountSignal.NEVER,
                        micros(now)),
                0);

        assertThat(active(RESELLER)).isEqualTo(1);
        assertThat(due(RESELLER)).isEqualTo(1);
    }

    @Test
    void aMovedAccountCountsWithItsNewResellerAndBackAgain() throws Exception {
        sell(1, NOON, NOON.plus(Duration.ofDays(3)));
        operate(2, OperationKind.MOVE, OTHER, 0);
        assertThat(active(RESELLER)).isZero();
        assertThat(due(RESELLER)).isZero();
        assertThat(active(OTHER)).isEqualTo(1);
        assertThat(due(OTHER)).isEqualTo(1);
        assertThat(dueCredits(OTHER)).isEqualTo(10_000);

        operate(3, OperationKind.REVERSE, RESELLER, 2);
        assertThat(active(RESELLER)).isEqualTo(1);
        assertThat(active(OTHER)).isZero();
    }

    @Test
    @Tag("I9")
    void repetitionAndDisorderChangeNothing() throws Exception {
        List<AccountSignal> history = List.of(
                term(1, true, NOON.minusSeconds(90), micros(NOON.minusSeconds(60))),
                term(2, false, NOON.minusSeconds(60), micros(NOON.plus(Duration.ofDays(5)))),
                operation(3, OperationKind.SUSPEND, RESELLER, 0),
                operation(4, OperationKind.RESUME, RESELLER, 0),
                moved(4, OperationKind.RESUME, 2, NOON.plus(Duration.ofDays(6))),
                operation(5, OperationKind.REVERSE, RESELLER, 4),
                moved(5, OperationKind.REVERSE, 2, NOON.plus(Duration.ofDays(5))),
                operation(6, OperationKind.RESUME, RESELLER, 0),
                operation(7, OperationKind.MOVE, OTHER, 0));
        for (long seed = 0; seed < 50; seed++) {
            closeFunction();
            openFunction();
            List<AccountSignal> sent = new ArrayList<>(history);
            sent.addAll(history);
            Collections.shuffle(sent, new Random(seed));
            for (AccountSignal signal : sent) {
                harness.processElement(signal, 0);
            }

            assertThat(active(RESELLER)).as("seed %d", seed).isZero();
            assertThat(due(RESELLER)).as("seed %d", seed).isZero();
            assertThat(active(OTHER)).as("seed %d", seed).isEqualTo(1);
            assertThat(dueEnds(OTHER)).as("seed %d", seed).containsExactly(micros(NOON.plus(Duration.ofDays(5))));
        }
    }

    @Test
    void aRestartForgetsNothing() throws Exception {
        sell(1, NOON, NOON.plusSeconds(60));
        var snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        at(NOON.plusSeconds(61));

        assertThat(active(RESELLER)).isEqualTo(-1); // What the earlier run told it takes back.
        assertThat(due(RESELLER)).isEqualTo(-1);
    }

    @Test
    void stateIsBoundedHoweverOftenAnAccountIsSoldSuspendedAndReversed() throws Exception {
        operate(1, OperationKind.SUSPEND, RESELLER, 0);
        for (int month = 0; month < 200; month++) {
            at(NOON.plus(Duration.ofDays(30L * month)));
            sell(4L * month + 2, now, now.plus(Duration.ofDays(30)));
            sell(4L * month + 3, now.plus(Duration.ofDays(30)), now.plus(Duration.ofDays(60)));
            harness.processElement(
                    AccountSignal.termEnd(
                            ACCOUNT,
                            RESELLER,
                            4L * month + 4,
                            OperationKind.REVERSE,
                            4L * month + 3,
                            ++sequence,
                            true,
                            AccountSignal.NEVER,
                            micros(now)),
                    0);
            operate(4L * month + 4, OperationKind.REVERSE, RESELLER, 4L * month + 3);
        }
        assertThat(active(RESELLER)).isZero();
        assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
        assertThat(harness.snapshot(1, 1)
                        .getManagedKeyedState()
                        .iterator()
                        .next()
                        .getStateSize())
                .isLessThan(16_000);

        operate(900, OperationKind.RESUME, RESELLER, 0);
        assertThat(active(RESELLER)).isEqualTo(1);
    }

    @Test
    void noTypeFallsBackToKryo() {
        assertSerializedAsPojoWithoutKryo(AccountSignal.class);
        assertSerializedAsPojoWithoutKryo(Share.class);
        assertSerializedAsPojoWithoutKryo(Term.class);
        assertSerializedAsPojoWithoutKryo(Turn.class);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, AccountSignal, ResellerSignal> harness()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AccountFunction()), AccountSignal::accountId, Types.LONG);
    }

    private void at(Instant instant) throws Exception {
        now = instant;
        harness.setProcessingTime(instant.toEpochMilli());
    }

    private void sell(long operation, Instant from, Instant until) throws Exception {
        harness.processElement(term(operation, false, from, micros(until)), 0);
    }

    private void end(long operation, OperationKind kind, long term, Instant until) throws Exception {
        harness.processElement(moved(operation, kind, term, until), 0);
    }

    private void operate(long operation, OperationKind kind, long reseller, long reversed) throws Exception {
        harness.processElement(operation(operation, kind, reseller, reversed), 0);
    }

    private AccountSignal term(long operation, boolean trial, Instant from, long until) {
        return AccountSignal.term(
                ACCOUNT, RESELLER, operation, ++sequence, trial, trial ? 0 : 10_000, micros(from), until, micros(now));
    }

    private AccountSignal moved(long operation, OperationKind kind, long term, Instant until) {
        return AccountSignal.termEnd(
                ACCOUNT, RESELLER, operation, kind, term, ++sequence, false, micros(until), micros(now));
    }

    private AccountSignal operation(long operation, OperationKind kind, long reseller, long reversed) {
        return AccountSignal.operation(ACCOUNT, reseller, operation, kind, reversed, ++sequence, micros(now));
    }

    private long active(long reseller) {
        return told(reseller, Kind.ACTIVE).stream()
                .mapToLong(ResellerSignal::amount)
                .sum();
    }

    private long due(long reseller) {
        return told(reseller, Kind.DUE).stream()
                .mapToLong(ResellerSignal::amount)
                .sum();
    }

    private long dueCredits(long reseller) {
        return told(reseller, Kind.DUE).stream()
                .mapToLong(ResellerSignal::balance)
                .sum();
    }

    private List<Long> dueEnds(long reseller) {
        List<Long> ends = new ArrayList<>();
        told(reseller, Kind.DUE).forEach(signal -> {
            if (signal.amount() > 0) {
                ends.add(signal.occurredMicros());
            } else {
                ends.remove((Long) signal.occurredMicros());
            }
        });
        return ends;
    }

    private List<ResellerSignal> told(long reseller, Kind kind) {
        return harness.extractOutputValues().stream()
                .filter(signal -> signal.resellerId() == reseller && signal.kind() == kind)
                .toList();
    }

    private static long micros(Instant instant) {
        return instant.toEpochMilli() * 1_000;
    }
}
