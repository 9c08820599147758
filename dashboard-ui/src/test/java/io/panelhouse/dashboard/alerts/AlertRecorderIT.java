package io.panelhouse.dashboard.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.panelhouse.dashboard.live.KafkaForTests;
import io.panelhouse.dashboard.live.KafkaLiveFeed;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.directory.Setting;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the real topic to the real table, by two dashboards at once. */
class AlertRecorderIT {

    private final TestBusiness business = new TestBusiness();
    private final Instant now = business.time.instant();
    private KafkaForTests kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = KafkaForTests.start();
        kafka.createTopics();
    }

    @AfterEach
    void stop() {
        kafka.close();
        business.close();
    }

    @Test
    @Tag("S45")
    void twoDashboardsRecordAnEpisodeOnceAndAReplayChangesNothing() {
        kafka.send(alert(AlertKind.CREDIT_THRESHOLD, "20", 1, true, now));
        try (AlertRecorder first = recorder();
                AlertRecorder second = recorder();
                KafkaLiveFeed one = new KafkaLiveFeed(kafka.bootstrapServers(), business.time, first);
                KafkaLiveFeed two = new KafkaLiveFeed(kafka.bootstrapServers(), business.time, second)) {
            await().untilAsserted(() -> assertThat(episodes()).hasSize(1));

            kafka.send(
                    alert(AlertKind.CREDIT_THRESHOLD, "20", 1, true, now),
                    alert(AlertKind.CREDIT_THRESHOLD, "20", 2, false, now),
                    alert(AlertKind.CREDIT_THRESHOLD, "20", 3, true, now.plusSeconds(60)));

            await().untilAsserted(() -> assertThat(episodes()).hasSize(2));
            await().untilAsserted(
                            () -> assertThat(episodes().getLast().closedAt()).isNotNull());
            assertThat(episodes().getFirst().closedAt()).isNull();
            assertThat(one.alerts(List.of(north()))).isEqualTo(two.alerts(List.of(north())));
        }
    }

    @Test
    @Tag("S33")
    void aDrainThatIsRecordedHoldsTheLogin() {
        business.panel
                .operators()
                .create(business.asNorth, "thief", "long enough", OperatorRole.RESELLER, business.north);
        business.panel
                .settings()
                .change(business.asProvider, business.north, Map.of(Setting.HOLD_ON_DRAIN, Optional.of("true")));
        try (AlertRecorder recorder = recorder()) {
            recorder.accept(alert(AlertKind.DRAIN, "thief", 1, true, now));

            await().untilAsserted(() -> assertThat(business.panel.holds().inForce(business.asNorth))
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.operator()).isEqualTo("thief")));
            await().untilAsserted(() -> assertThat(episodes()).hasSize(1));
        }
    }

    private AlertRecorder recorder() {
        return AlertRecorder.started(business.panel.alerts(), business.panel.holds());
    }

    private List<AlertEpisode> episodes() {
        return business.panel.alerts().page(business.asNorth, AlertFilter.of(business.north), 0, 100);
    }

    private ResellerId north() {
        return new ResellerId(business.north.value());
    }

    private Alert alert(AlertKind kind, String subject, long version, boolean open, Instant openedAt) {
        return new Alert(
                north(),
                kind,
                subject,
                version,
                open,
                new BigDecimal("19.0000"),
                new BigDecimal("20.0000"),
                null,
                List.of("1", "2"),
                openedAt,
                openedAt.plusSeconds(version));
    }
}
