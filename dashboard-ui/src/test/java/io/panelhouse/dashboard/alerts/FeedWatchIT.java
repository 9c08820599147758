package io.panelhouse.dashboard.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.event.Alert;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.session.SignInRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S3")
class FeedWatchIT {

    private static final Duration SILENT = Duration.ofMinutes(10);
    private static final String KEY = "an edge's key of more than 32 characters";

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

    @Test
    void edgesThatFallSilentWhilePeopleWatchAreToldOnceUntilTheNextSign() {
        watchers(5);
        Instant heard = heard();
        pass(SILENT);
        watch.check();
        assertThat(episodes()).isEmpty();

        pass(Duration.ofMillis(1));
        watch.check();
        otherWatch.check();
        business.panel.sessions().closeSilent(100);
        pass(Duration.ofMinutes(5));
        watch.check();

        assertThat(episodes()).singleElement().satisfies(episode -> {
            assertThat(episode.alert().subject()).isEqualTo("EDGES");
            assertThat(episode.alert().openedAt()).isEqualTo(heard);
            assertThat(AlertWords.sentence(episode, formats()))
                    .isEqualTo("No sign-in and no sign of life since 14:00, although people were watching: possibly the"
                            + " edges are down or cut off.");
        });
        assertThat(shown(feed)).containsExactly("EDGES");

        heard();
        watch.check();
        otherWatch.check();
        assertThat(episodes().getFirst().closedAt()).isEqualTo(business.time.instant());
        assertThat(shown(feed)).isEmpty();
        assertThat(shown(other)).isEmpty();
    }

    @Test
    void edgesWithManySignInsAreMissedWithoutHeartbeats() {
        for (int i = 0; i < 60; i++) {
            signIn("nobody " + i);
        }
        heard();
        pass(SILENT.plusMillis(1));
        watch.check();

        assertThat(shown(feed)).containsExactly("EDGES");
    }

    @Test
    void aQuietNightAFreshPanelAndEdgesThatWereNeverHeardOfAreNotTold() {
        pass(SILENT.plusMinutes(1));
        watch.check();
        watchers(9);
        pass(SILENT.plusMinutes(1));
        watch.check();
        assertThat(episodes()).as("history without an edge").isEmpty();

        business.panel.sessions().closeSilent(100);
        pass(Duration.ofHours(2));
        signIn("nobody");
        heard();
        pass(Duration.ofHours(8));
        watch.check();
        assertThat(episodes()).as("one viewer, then none").isEmpty();
    }

    @Test
    void whenTheFeedIsLateNothingIsSaidOfEdges() {
        watchers(5);
        heard();
        feed.beat(business.time.instant());
        business.time.advance(SILENT.plusMinutes(1));
        watch.check();

        assertThat(shown(feed)).containsExactly("CAPTURE");
    }

    /** Time goes on and the feed with it. */
    private void pass(Duration time) {
        business.time.advance(time);
        feed.beat(business.time.instant());
        other.beat(business.time.instant());
    }

    private Instant heard() {
        var unused = business.panel.edges().ensure(business.asProvider, business.provider, "edge-1", KEY);
        assertThat(business.panel.edges().known(KEY)).isPresent();
        return business.time.instant();
    }

    private void watchers(int many) {
        business.fund(business.north, many);
        for (int i = 0; i < many; i++) {
            business.create(business.north, "viewer " + i, "M1");
            signIn("viewer " + i);
        }
    }

    private void signIn(String name) {
        business.panel
                .signIns()
                .attempt(new SignInRequest(business.north, name, "secret of " + name, null, "MAG", null));
    }

    private Formats formats() {
        return new Formats(ZoneId.of("Europe/Berlin"), business.time, Language.ENGLISH);
    }

    private FeedWatch watch(FixedFeed of) {
        return new FeedWatch(of, business.panel, SILENT, business.time);
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
