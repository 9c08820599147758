package io.panelhouse.streaming.live;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.streaming.live.SessionSignal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M17")
class SessionFunctionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BEGAN = "SESSION_BEGAN 7 anna";
    private static final String ENDED = "SESSION_ENDED 7 anna";

    private KeyedOneInputStreamOperatorTestHarness<String, SessionSignal, ResellerSignal> harness;

    @BeforeEach
    void openFunction() throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new SessionFunction()), SessionSignal::sessionId, Types.STRING);
        harness.open();
        at(Duration.ZERO);
    }

    @AfterEach
    void closeFunction() throws Exception {
        harness.close();
    }

    @Test
    void aSessionIsOpenUntilItIsClosed() throws Exception {
        opened(Duration.ZERO);
        at(Duration.ofSeconds(10));
        closed(Duration.ofSeconds(10));

        assertThat(changes()).containsExactly(BEGAN, ENDED);
    }

    @Test
    void aSessionExpires90SecondsAfterItsLastSignOfLife() throws Exception {
        opened(Duration.ZERO);
        at(Duration.ofSeconds(60));
        heartbeat(Duration.ofSeconds(60));
        at(Duration.ofSeconds(150).minusMillis(1));
        assertThat(changes()).containsExactly(BEGAN);

        at(Duration.ofSeconds(150));
        assertThat(changes()).containsExactly(BEGAN, ENDED);
    }

    @Test
    void aHeartbeatReopensASessionThatExpired() throws Exception {
        opened(Duration.ZERO);
        at(Duration.ofMinutes(30));
        heartbeat(Duration.ofMinutes(30));

        assertThat(changes()).containsExactly(BEGAN, ENDED, BEGAN);
    }

    @Test
    void aHeartbeatDoesNotReopenAClosedSession() throws Exception {
        opened(Duration.ZERO);
        closed(Duration.ofSeconds(1));
        at(Duration.ofSeconds(20));
        heartbeat(Duration.ofSeconds(20));

        assertThat(changes()).containsExactly(BEGAN, ENDED);
    }

    @Test
    void aReplayChangesNothing() throws Exception {
        opened(Duration.ZERO);
        opened(Duration.ZERO);
        closed(Duration.ofSeconds(1));
        opened(Duration.ZERO);
        closed(Duration.ofSeconds(1));

        assertThat(changes()).containsExactly(BEGAN, ENDED);
    }

    @Test
    void aClosingThatComesBeforeItsOpeningLeavesNoZombie() throws Exception {
        closed(Duration.ZERO);
        opened(Duration.ofSeconds(-5));
        heartbeat(Duration.ofSeconds(-1));

        assertThat(changes()).isEmpty();
    }

    @Test
    void aHeartbeatBeforeTheOpeningCounts() throws Exception {
        at(Duration.ofMinutes(5));
        heartbeat(Duration.ofMinutes(5));
        assertThat(changes()).isEmpty();

        opened(Duration.ZERO);
        assertThat(changes()).containsExactly(BEGAN);
    }

    @Test
    void importedHistoryIsNeverOnline() throws Exception {
        opened(Duration.ofDays(-400));
        closed(Duration.ofDays(-399));
        opened(Duration.ofDays(-400));

        assertThat(changes()).isEmpty();
    }

    @Test
    void aHeartbeatFromTheFutureDoesNotKeepASessionOpenLonger() throws Exception {
        opened(Duration.ZERO);
        heartbeat(Duration.ofHours(1));
        at(Duration.ofSeconds(90));

        assertThat(changes()).containsExactly(BEGAN, ENDED);
    }

    @Test
    void anEndedSessionIsForgotten() throws Exception {
        opened(Duration.ZERO);
        closed(Duration.ofSeconds(1));
        assertThat(harness.numKeyedStateEntries()).isOne();
        assertThat(harness.numProcessingTimeTimers()).isOne();

        at(Duration.ofMinutes(12));
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void anExpiredSessionIsForgottenAfterSixHours() throws Exception {
        opened(Duration.ZERO);
        at(Duration.ofHours(6));
        assertThat(harness.numKeyedStateEntries()).isOne();

        at(Duration.ofHours(7));
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void historyThatIsOverLeavesNoState() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            signal(Kind.OPENED, "s" + i, Duration.ofDays(-400));
            signal(Kind.CLOSED, "s" + i, Duration.ofDays(-399));
        }

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void aLongSessionHasOneStateEntryAndOneTimer() throws Exception {
        opened(Duration.ZERO);
        for (int minute = 1; minute <= 600; minute++) {
            at(Duration.ofMinutes(minute));
            heartbeat(Duration.ofMinutes(minute));
        }

        assertThat(changes()).containsExactly(BEGAN);
        assertThat(harness.numKeyedStateEntries()).isOne();
        assertThat(harness.numProcessingTimeTimers()).isOne();
    }

    @Test
    void noTypeFallsBackToKryo() {
        assertSerializedAsPojoWithoutKryo(SessionSignal.class);
        assertSerializedAsPojoWithoutKryo(Session.class);
        assertSerializedAsPojoWithoutKryo(ResellerSignal.class);
    }

    private void at(Duration sinceNoon) throws Exception {
        harness.setProcessingTime(NOON.plus(sinceNoon).toEpochMilli());
    }

    private void opened(Duration sinceNoon) throws Exception {
        signal(Kind.OPENED, "s", sinceNoon);
    }

    private void heartbeat(Duration sinceNoon) throws Exception {
        signal(Kind.HEARTBEAT, "s", sinceNoon);
    }

    private void closed(Duration sinceNoon) throws Exception {
        signal(Kind.CLOSED, "s", sinceNoon);
    }

    private void signal(Kind kind, String sessionId, Duration sinceNoon) throws Exception {
        long micros = NOON.plus(sinceNoon).toEpochMilli() * 1000;
        String account = kind == Kind.HEARTBEAT ? "" : "anna";
        harness.processElement(new SessionSignal(kind, sessionId, 7, account, micros, micros), 0);
    }

    private List<String> changes() {
        return harness.extractOutputValues().stream()
                .map(signal -> "%s %d %s".formatted(signal.kind(), signal.resellerId(), signal.text()))
                .toList();
    }
}
