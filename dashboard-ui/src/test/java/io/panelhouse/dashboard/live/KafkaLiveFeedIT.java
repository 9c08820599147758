package io.panelhouse.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KafkaLiveFeedIT {

    private static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");
    private static KafkaForTests kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = KafkaForTests.start();
        kafka.createTopics();
    }

    @AfterAll
    static void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }

    @Test
    @Tag("S3")
    void alertsOfTheTopicArePushedToThoseWhomTheyConcern() {
        kafka.send(alert(117, "20", 1, true), alert(117, "100", 1, true), alert(117, "100", 2, false));
        kafka.beat(Topics.LIVE_BEAT, NOW);
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        List<Alert> recorded = new CopyOnWriteArrayList<>();
        try (KafkaLiveFeed feed = new KafkaLiveFeed(kafka.bootstrapServers(), now::get, recorded::add)) {
            await().untilAsserted(() -> assertThat(feed.fresh()).isTrue());
            await().untilAsserted(() -> assertThat(open(feed, 117)).containsExactly("20"));
            List<String> told = new CopyOnWriteArrayList<>();
            feed.onChange(List.of(new ResellerId(118)), () -> told.addAll(open(feed, 118)));

            kafka.send(alert(118, "50", 1, true));

            // A listener is called at most once a second, and it may just have been.
            await().untilAsserted(() -> {
                now.updateAndGet(instant -> instant.plusSeconds(1));
                assertThat(told).contains("50");
            });
            assertThat(open(feed, 117)).containsExactly("20");
            assertThat(recorded).extracting(Alert::version).containsExactlyInAnyOrder(1L, 1L, 2L, 1L);
            kafka.beat(Topics.FEED_BEAT, NOW.plusSeconds(5));
            await().untilAsserted(() -> assertThat(feed.lastCapture()).isEqualTo(NOW.plusSeconds(5)));
        }
    }

    private static List<String> open(LiveFeed feed, long reseller) {
        return feed.alerts(List.of(new ResellerId(reseller))).stream()
                .map(Alert::subject)
                .toList();
    }

    private static Alert alert(long reseller, String threshold, long version, boolean open) {
        return new Alert(
                new ResellerId(reseller),
                AlertKind.CREDIT_THRESHOLD,
                threshold,
                version,
                open,
                new BigDecimal("19.0000"),
                new BigDecimal(threshold).setScale(4),
                null,
                List.of(),
                NOW,
                NOW);
    }
}
