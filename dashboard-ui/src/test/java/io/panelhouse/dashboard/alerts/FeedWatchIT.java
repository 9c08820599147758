package io.panelhouse.dashboard.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.event.Alert;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S3")
class FeedWatchIT {

    private final TestBusiness business = new TestBusiness();
    private final FixedFeed feed = new FixedFeed();
    private final FixedFeed other = new FixedFeed();
    private final FeedWatch watch = watch(feed);
    private final FeedWatch otherWatch = watch(other);

    @AfterEach
    void close() {
        watch.close();
        otherWatch.close();
        business.close();
    }

    @Test
    void aBeatOlderThanAMinuteIsToldToTheProviderOnceByAllDashboards() {
        Instant last = business.time.instant();
        feed.beat(last);
        other.beat(last);
        business.time.advance(Duration.ofMinutes(1));
        watch.check();
        assertThat(episodes()).isEmpty();

        business.time.advance(Duration.ofMillis(1));
        watch.check();
        otherWatch.check();
        watch.check();

        assertThat(episodes()).hasSize(1);
        assertThat(shown(feed)).containsExactly("CAPTURE");
        assertThat(shown(other)).containsExactly("CAPTURE");
        assertThat(business.panel.alerts().page(business.asNorth, AlertFilter.of(business.north), 0, 10))
                .isEmpty();

        feed.beat(business.time.instant());
        other.beat(business.time.instant());
        watch.check();
        otherWatch.check();

        assertThat(episodes().getFirst().closedAt()).isEqualTo(business.time.instant());
        assertThat(shown(feed)).isEmpty();
        assertThat(shown(other)).isEmpty();
    }

    @Test
    void whereTheCaptureStillBeatsItIsTheStreamThatIsLate() {
        feed.beat(business.time.instant());
        business.time.advance(Duration.ofSeconds(61));
        feed.capture(business.time.instant());

        watch.check();

        assertThat(shown(feed)).containsExactly("STREAM");
    }

    @Test
    void aDashboardThatStartedAnewEndsWhatAnotherRaised() {
        feed.beat(business.time.instant());
        business.time.advance(Duration.ofSeconds(61));
        watch.check();

        other.beat(business.time.instant());
        otherWatch.check();

        assertThat(episodes().getFirst().closedAt()).isNotNull();
    }

    @Test
    void aFeedThatNeverBeatIsNotLate() {
        watch.check();

        assertThat(episodes()).isEmpty();
    }

    private FeedWatch watch(FixedFeed of) {
        return new FeedWatch(of, business.panel.alerts(), business.panel.resellers(), business.time);
    }

    private List<AlertEpisode> episodes() {
        return business.panel.alerts().page(business.asProvider, AlertFilter.of(business.provider), 0, 10);
    }

    private List<String> shown(FixedFeed by) {
        return by.alerts(List.of(new ResellerId(business.provider.value()))).stream()
                .map(Alert::subject)
                .toList();
    }
}
