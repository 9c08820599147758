package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.Alerts;
import io.panelhouse.panel.alert.ReportedAlert;
import io.panelhouse.panel.audit.AuditFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S45")
class AlertsIT {

    private TestBusiness business;
    private Alerts alerts;
    private Instant now;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        alerts = business.panel.alerts();
        now = business.time.instant();
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void anEpisodeIsRecordedOnceAndOverWhenItsEndIsTold() {
        assertThat(alerts.record(alert(1, true, now))).isTrue();
        assertThat(alerts.record(alert(1, true, now))).isFalse();
        assertThat(alerts.record(alert(2, true, now))).isFalse();
        assertThat(only().alert().version()).isEqualTo(2);
        assertThat(only().closedAt()).isNull();

        assertThat(alerts.record(alert(3, false, now))).isFalse();

        assertThat(only().closedAt()).isEqualTo(now.plusSeconds(3));
        assertThat(stillOpen()).isEmpty();
    }

    @Test
    void anOlderRecordChangesNothing() {
        alerts.record(alert(3, false, now));

        assertThat(alerts.record(alert(2, true, now))).isFalse();
        assertThat(alerts.record(alert(1, true, now.minusSeconds(60)))).isFalse();

        assertThat(only().closedAt()).isEqualTo(now.plusSeconds(3));
    }

    @Test
    void theNextCrossingIsAnEpisodeOfItsOwnAndEndsTheOneWhoseEndWasLost() {
        alerts.record(alert(1, true, now));
        alerts.record(alert(4, true, now.plusSeconds(60)));

        List<AlertEpisode> both = page();
        assertThat(both).hasSize(2);
        assertThat(both.getFirst().closedAt()).isNull();
        assertThat(both.getLast().closedAt()).isEqualTo(now.plusSeconds(60));
    }

    @Test
    void manyWhoRecordTheSameBeginItOnce() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService recorders = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> told = IntStream.range(0, 8)
                    .mapToObj(i -> recorders.submit(() -> {
                        start.await();
                        return alerts.record(alert(1, true, now));
                    }))
                    .toList();
            start.countDown();
            int began = 0;
            for (Future<Boolean> one : told) {
                began += one.get() ? 1 : 0;
            }

            assertThat(began).isEqualTo(1);
        }
        assertThat(page()).hasSize(1);
    }

    @Test
    void anAlertOfAResellerThatIsNotThereIsLeftOut() {
        assertThat(alerts.record(alert(new ResellerId(99_999), 1, true, now))).isFalse();
    }

    @Test
    void whoLookedIsNotedOnce() {
        alerts.record(alert(1, true, now));
        long id = only().id();

        assertThat(alerts.look(north("anna"), List.of(id))).isEqualTo(1);
        assertThat(alerts.look(north("anna"), List.of(id))).isZero();
        business.time.advance(Duration.ofSeconds(1));
        alerts.look(north("ben"), List.of(id));

        assertThat(only().lookedAtBy()).containsExactly("anna", "ben");
    }

    @Test
    void anEpisodeIsPutOffUntilATimeAndTheAuditLogSaysSo() {
        alerts.record(alert(1, true, now));
        long id = only().id();

        alerts.snooze(north("anna"), id, now.plusSeconds(3_600));

        assertThat(only().toldAt(now.plusSeconds(3_599))).isFalse();
        assertThat(only().toldAt(now.plusSeconds(3_600))).isTrue();
        assertThat(audited("alert-snoozed")).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alerts.snooze(north("anna"), id, now))
                .withMessage("Invalid time: must be within 31 days from now, %s, was %s", now, now);
    }

    @Test
    void whatIsOverCannotBePutOff() {
        alerts.record(alert(1, true, now));
        alerts.record(alert(2, false, now));
        long id = only().id();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> alerts.snooze(north("anna"), id, now.plusSeconds(60)))
                .withMessage("Cannot put alert %d off: it is over since %s", id, now.plusSeconds(2));
    }

    @Test
    void aDismissedEpisodeIsToldNoMoreButTheNextOneIs() {
        alerts.record(alert(1, true, now));
        alerts.dismiss(north("anna"), only().id());
        alerts.dismiss(north("ben"), only().id());

        assertThat(only().toldAt(now)).isFalse();
        assertThat(only().dismissedBy()).isEqualTo("anna");
        assertThat(audited("alert-dismissed")).isEqualTo(1);

        alerts.record(alert(2, false, now));
        alerts.record(alert(3, true, now.plusSeconds(60)));
        assertThat(page().getFirst().toldAt(now)).isTrue();
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        alerts.record(alert(1, true, now));
        Actor viewer = Actor.within("eve", business.north, Set.of(Permission.VIEW));

        assertThatExceptionOfType(AccessRefusedException.class)
                .isThrownBy(() -> alerts.dismiss(viewer, only().id()))
                .withMessage("Cannot change alerts: it needs the permission SELL");
    }

    @Test
    void aFilterTakesKindStateAndTime() {
        alerts.record(alert(1, true, now));
        alerts.record(alert(2, false, now));
        alerts.record(alert(3, true, now.plusSeconds(60)));
        AlertFilter all = AlertFilter.of(business.north);

        assertThat(alerts.count(north("anna"), all)).isEqualTo(2);
        assertThat(count(all, AlertKind.DRAIN, null, null)).isZero();
        assertThat(count(all, AlertKind.CREDIT_THRESHOLD, AlertFilter.State.OVER, null))
                .isEqualTo(1);
        assertThat(count(all, null, null, now.plusSeconds(60))).isEqualTo(1);
        assertThat(alerts.page(north("anna"), all, 1, 1))
                .extracting(one -> one.alert().openedAt())
                .containsExactly(now);
    }

    private long count(
            AlertFilter all, @Nullable AlertKind kind, AlertFilter.@Nullable State state, @Nullable Instant from) {
        return alerts.count(north("anna"), new AlertFilter(all.root(), all.reach(), kind, state, from, null));
    }

    private long audited(String verb) {
        return business.panel.audit().count(north("anna"), new AuditFilter(null, verb, null, null, null));
    }

    private AlertEpisode only() {
        List<AlertEpisode> page = page();
        assertThat(page).hasSize(1);
        return page.getFirst();
    }

    private List<AlertEpisode> page() {
        return alerts.page(north("anna"), AlertFilter.of(business.north), 0, 100);
    }

    private List<AlertEpisode> stillOpen() {
        return alerts.page(north("anna"), AlertFilter.open(business.north), 0, 100);
    }

    private Actor north(String name) {
        return Actor.within(name, business.north);
    }

    private ReportedAlert alert(long version, boolean open, Instant openedAt) {
        return alert(business.north, version, open, openedAt);
    }

    private static ReportedAlert alert(ResellerId reseller, long version, boolean open, Instant openedAt) {
        return new ReportedAlert(
                reseller,
                AlertKind.CREDIT_THRESHOLD,
                "20",
                version,
                open,
                new BigDecimal("19.0000"),
                new BigDecimal("20.0000"),
                null,
                List.of("7"),
                openedAt,
                openedAt.plusSeconds(version));
    }
}
