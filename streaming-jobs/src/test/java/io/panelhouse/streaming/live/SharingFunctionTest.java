package io.panelhouse.streaming.live;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ResellerId;
import io.panelhouse.streaming.live.ViewingSignal.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("S54")
class SharingFunctionTest {

    private static final Instant EVENING = Instant.parse("2026-03-20T20:00:00Z");
    private static final String BOX = "00:1A:79:00:00:01";
    private static final String PHONE = "phone-7f";
    private static final long ACCOUNT = 12;
    private static final long RESELLER = 7;

    private KeyedOneInputStreamOperatorTestHarness<Long, ViewingSignal, Alert> harness;
    private Instant now = EVENING;

    @BeforeEach
    void anAccountWithItsBox() throws Exception {
        harness = harness();
        harness.open();
        at(EVENING.minus(Duration.ofDays(30)));
        take(term(3, 3));
        opens("s0", BOX);
        closes("s0", Duration.ofHours(1));
        at(EVENING);
        opens("s1", BOX);
    }

    @AfterEach
    void closeFunction() throws Exception {
        harness.close();
    }

    @Test
    void aStrangeDeviceThatIsRefusedWhileAnotherWatchesIsPossibleSharing() throws Exception {
        Instant first = EVENING.plusSeconds(600);
        at(first);
        refused(71, PHONE);
        at(first.plus(Duration.ofMinutes(4)));
        refused(72, PHONE);
        assertThat(records()).isEmpty();

        at(first.plus(Duration.ofMinutes(5)));
        refused(73, PHONE);
        Instant third = now;
        at(now.plus(SharingFunction.SETTLING));

        assertThat(records())
                .containsExactly(new Alert(
                        new ResellerId(RESELLER),
                        AlertKind.SHARING,
                        "12",
                        now.toEpochMilli(),
                        true,
                        new BigDecimal("1.0000"),
                        new BigDecimal("1.0000"),
                        new AccountId(ACCOUNT),
                        List.of("s1", "attempt 71", "attempt 73"),
                        first,
                        third));
    }

    @Test
    void sessionsThatOverlapOnDevicesThatNoDoorOfOursLetInAreToo() throws Exception {
        at(EVENING.plusSeconds(60));
        opensElsewhere("s2", PHONE);
        at(EVENING.plusSeconds(60).plus(SharingFunction.LEAST_OVERLAP));
        assertThat(records()).isEmpty();

        at(now.plus(SharingFunction.SILENCE));

        assertThat(newest().evidence()).containsExactly("s1", "s2");
        assertThat(newest().openedAt()).isEqualTo(EVENING.plusSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"001a79000001", "00-1a-79-00-00-01", "001a.7900.0001", "00:1a:79:00:00:01"})
    void theSameDeviceInAnotherFormIsNoOther(String form) throws Exception {
        opensElsewhere("s2", form);
        refusedFor(Duration.ofMinutes(20), form);
        at(now.plus(Duration.ofHours(2)));

        assertThat(records()).isEmpty();
    }

    @Test
    void aMovedHouseholdIsNone() throws Exception {
        at(EVENING.plusSeconds(600));
        closes("s1", Duration.ZERO);
        opensElsewhere("s2", PHONE);
        at(now.plus(Duration.ofHours(5)));

        assertThat(records()).isEmpty();
    }

    @Test
    void aHandoverIsNoneThoughTheFirstSessionWasNotEnded() throws Exception {
        at(EVENING.plusSeconds(600));
        opensElsewhere("s2", PHONE);
        at(EVENING.plusSeconds(690));
        closes("s1", Duration.ofSeconds(-80));
        at(now.plus(Duration.ofHours(5)));

        assertThat(records()).isEmpty();
    }

    @Test
    void anOverlapOfLessThanFiveMinutesIsNone() throws Exception {
        at(EVENING.plusSeconds(600));
        opensElsewhere("s2", PHONE);
        at(now.plus(Duration.ofMinutes(5)));
        closes("s1", Duration.ofSeconds(-1));
        at(now.plus(Duration.ofHours(5)));
        assertThat(records()).isEmpty();

        at(now.plusSeconds(1));
        opens("s3", "tv-1");
        opensElsewhere("s4", "tv-2");
        at(now.plus(SharingFunction.LEAST_OVERLAP));
        closes("s3", Duration.ZERO);
        at(now.plus(SharingFunction.SILENCE));
        assertThat(newest().evidence()).contains("s3", "s4");
    }

    @Test
    void anAccountThatMayWatchSeveralTimesIsJudgedOnlyBeyondThat() throws Exception {
        at(EVENING.plusSeconds(60));
        opens("s2", PHONE);
        at(now.plus(Duration.ofHours(1)));
        assertThat(records()).isEmpty();

        refusedFor(Duration.ofMinutes(6), "tablet");
        assertThat(newest().limit()).isEqualByComparingTo("2");
        assertThat(newest().evidence()).contains("s1", "s2");
    }

    @Test
    void aDeviceThatWasSeenBeforeIsNone() throws Exception {
        closes("s1", Duration.ofMinutes(1));
        at(EVENING.plusSeconds(120));
        opens("s2", PHONE);
        closes("s2", Duration.ofMinutes(1));
        at(EVENING.plusSeconds(300));
        opens("s3", BOX);
        refusedFor(Duration.ofMinutes(30), PHONE);

        assertThat(records()).isEmpty();
    }

    @Test
    void aSessionWhoseEndIsReadLaterThanTheTriesIsNoOverlap() throws Exception {
        closes("s1", Duration.ZERO);
        Instant first = EVENING.plusSeconds(3_600);
        at(first.plus(Duration.ofMinutes(20)));
        take(signal(Kind.REFUSED, "71", PHONE, first, true));
        take(signal(Kind.REFUSED, "72", PHONE, first.plus(Duration.ofMinutes(10)), true));
        take(signal(Kind.OPENED, "s2", BOX, first.minusSeconds(600), true));
        take(signal(Kind.CLOSED, "s2", BOX, first.plusSeconds(60), true));
        at(now.plus(Duration.ofHours(1)));

        assertThat(records()).isEmpty();
    }

    @Test
    void oneTryOrTriesWhileNobodyWatchesAreNone() throws Exception {
        refused(71, PHONE);
        closes("s1", Duration.ofSeconds(30));
        at(EVENING.plus(Duration.ofHours(1)));
        refused(72, PHONE);
        at(EVENING.plus(Duration.ofHours(6)));

        assertThat(records()).isEmpty();
    }

    @Test
    void theDevicesOfANewAccountAreLearnt() throws Exception {
        closeFunction();
        harness = harness();
        harness.open();
        at(EVENING);
        opens("s1", BOX);
        refusedFor(Duration.ofMinutes(10), PHONE);
        opensElsewhere("s2", "tv-1");
        at(EVENING.plus(Household.LEARNING));
        opens("s3", BOX);
        refused(99, "tv-1");
        at(now.plus(Duration.ofMinutes(6)));
        refused(100, "tv-1");
        assertThat(records()).isEmpty();

        refusedFor(Duration.ofMinutes(6), "other");
        assertThat(newest().open()).isTrue();
    }

    @Test
    void aDeviceIsToldOnceAndTheEpisodeIsOverADayAfterTheLast() throws Exception {
        refusedFor(Duration.ofMinutes(30), PHONE);
        assertThat(records()).hasSize(1);

        refusedFor(Duration.ofMinutes(6), "tablet");
        assertThat(newest().figure()).isEqualByComparingTo("2");
        Instant last = newest().asOf();
        at(last.plus(Household.QUIET).minusMillis(1));
        assertThat(newest().open()).isTrue();
        at(last.plus(Household.QUIET));
        assertThat(newest().open()).isFalse();

        opens("s9", BOX);
        refusedFor(Duration.ofMinutes(30), PHONE);
        assertThat(records()).hasSize(3);
        assertThat(records().stream().map(Alert::openedAt).distinct()).hasSize(1);
    }

    @Test
    void aReplayAndDisorderChangeNothing() throws Exception {
        List<ViewingSignal> signals = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            signals.add(signal(Kind.REFUSED, Integer.toString(70 + i), PHONE, EVENING.plusSeconds(60L * i), true));
        }
        signals.add(signal(Kind.OPENED, "s1", BOX, EVENING, true));
        signals.add(term(3, 3));
        signals.addAll(List.copyOf(signals));
        for (long seed = 0; seed < 20; seed++) {
            closeFunction();
            anAccountWithItsBox();
            at(EVENING.plus(Duration.ofMinutes(10)));
            Collections.shuffle(signals, new Random(seed));
            for (ViewingSignal signal : signals) {
                take(signal);
            }
            at(now.plus(SharingFunction.SETTLING));
            assertThat(records()).as("seed %d", seed).hasSize(1);
            assertThat(newest().figure()).as("seed %d", seed).isEqualByComparingTo("1");
        }
    }

    @Test
    void importedHistoryTeachesAndRaisesNothing() throws Exception {
        Instant past = EVENING.minus(Duration.ofDays(3));
        take(signal(Kind.OPENED, "p1", BOX, past, false));
        take(signal(Kind.OPENED, "p2", PHONE, past, false));
        take(signal(Kind.CLOSED, "p1", BOX, past.plusSeconds(3_600), false));
        take(signal(Kind.CLOSED, "p2", PHONE, past.plusSeconds(3_600), false));
        refusedFor(Duration.ofMinutes(10), PHONE);

        assertThat(records()).isEmpty();
    }

    @Test
    void stateIsBounded() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            at(now.plusSeconds(1));
            opens("many-" + i, "device-" + i);
            refused(i, "strange-" + i);
        }

        assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
        assertThat(harness.snapshot(1, 1)
                        .getManagedKeyedState()
                        .iterator()
                        .next()
                        .getStateSize())
                .isLessThan(12_000);
    }

    @Test
    void noTypeFallsBackToKryo() {
        assertSerializedAsPojoWithoutKryo(ViewingSignal.class);
        assertSerializedAsPojoWithoutKryo(Household.class);
        assertSerializedAsPojoWithoutKryo(Presence.class);
        assertThat(new SharingFunction().getProducedType()).isInstanceOf(PojoTypeInfo.class);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, ViewingSignal, Alert> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new SharingFunction()), ViewingSignal::accountId, Types.LONG);
    }

    private void at(Instant instant) throws Exception {
        now = instant;
        harness.setProcessingTime(instant.toEpochMilli());
    }

    /** The panel's door lets the device in. */
    private void opens(String session, String device) throws Exception {
        take(signal(Kind.OPENED, session, device, now, true));
    }

    /** Another system lets the device in. */
    private void opensElsewhere(String session, String device) throws Exception {
        take(signal(Kind.OPENED, session, device, now, false));
    }

    private void closes(String session, Duration fromNow) throws Exception {
        take(signal(Kind.CLOSED, session, BOX, now.plus(fromNow), true));
    }

    private void refused(long attempt, String device) throws Exception {
        take(signal(Kind.REFUSED, Long.toString(attempt), device, now, true));
    }

    /** The device tries again every minute. */
    private void refusedFor(Duration time, String device) throws Exception {
        for (int i = 0; i <= time.toMinutes(); i++) {
            refused(1_000 + i, device);
            at(now.plus(Duration.ofMinutes(1)));
        }
    }

    private void take(ViewingSignal signal) throws Exception {
        harness.processElement(signal, 0);
    }

    private static ViewingSignal signal(Kind kind, String id, String device, Instant when, boolean decided) {
        return new ViewingSignal(
                kind, ACCOUNT, RESELLER, id, ViewingSignal.device(device), when.toEpochMilli() * 1_000, decided, 0);
    }

    private static ViewingSignal term(int credits, int months) {
        return new ViewingSignal(
                Kind.TERM,
                ACCOUNT,
                RESELLER,
                "",
                "",
                EVENING.minus(Duration.ofDays(30)).toEpochMilli() * 1_000,
                true,
                credits * 10_000L / months);
    }

    private Alert newest() {
        return records().getLast();
    }

    private List<Alert> records() {
        return harness.extractOutputValues();
    }
}
