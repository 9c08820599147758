package io.panelhouse.dashboard.alerts;

import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.alert.AlertFilter.Reach;
import io.panelhouse.panel.alert.AlertFilter.State;
import io.panelhouse.panel.alert.Alerts;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.ResellerTree;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the providers when live figures come late: the newest beat of the feed is older than 60 s. If beats of the
 * capture still come, it is the live job that does not pass them on; else changes are not captured, or Kafka is away.
 *
 * <p>Raised here, as the stream that would tell it is what fails. An episode begins at the last beat, so several
 * processes raise the same one; whoever sees beats again ends it.
 */
public final class FeedWatch implements AutoCloseable {

    static final String CAPTURE = "CAPTURE";
    static final String STREAM = "STREAM";

    private static final Logger LOG = LoggerFactory.getLogger(FeedWatch.class);
    private static final Actor HOUSE = Actor.house("feed-watch");
    private static final Duration LATE_AFTER = Duration.ofSeconds(60);
    private static final long EVERY_SECONDS = 5;
    private static final int MOST = 100;

    private final LiveFeed feed;
    private final Alerts alerts;
    private final ResellerTree resellers;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("feed-watch").daemon().factory());

    FeedWatch(LiveFeed feed, Alerts alerts, ResellerTree resellers, InstantSource clock) {
        this.feed = feed;
        this.alerts = alerts;
        this.resellers = resellers;
        this.clock = clock;
    }

    /** A watch that looks every five seconds until it is closed. */
    public static FeedWatch started(LiveFeed feed, Alerts alerts, ResellerTree resellers, InstantSource clock) {
        FeedWatch watch = new FeedWatch(feed, alerts, resellers, clock);
        var unused = watch.timer.scheduleWithFixedDelay(watch::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    private void look() {
        try {
            check();
        } catch (RuntimeException failed) {
            LOG.warn("Cannot tell whether live figures come late: {}", failed.getMessage());
        }
    }

    /** Raises or ends what is to be; a feed that never told anything is not late. */
    void check() {
        Instant beat = feed.lastBeat();
        if (beat == null) {
            return;
        }
        Instant now = clock.instant();
        Instant since = beat.truncatedTo(ChronoUnit.MICROS);
        boolean late = beat.plus(LATE_AFTER).isBefore(now);
        String cause = isFresh(feed.lastCapture(), now) ? STREAM : CAPTURE;
        for (Reseller provider : resellers.all(HOUSE)) {
            if (provider.parentId() == null) {
                check(provider, since, late ? cause : "", now);
            }
        }
    }

    /** @param cause empty if the feed is not late */
    private void check(Reseller provider, Instant beat, String cause, Instant now) {
        endHere(provider, beat, cause, now);
        boolean raised = false;
        for (AlertEpisode episode : open(provider)) {
            Alert alert = Episodes.alert(episode);
            boolean same = alert.openedAt().equals(beat) && !cause.isEmpty();
            raised |= same;
            tell(same ? alert : over(alert, now));
        }
        if (!raised && !cause.isEmpty()) {
            LOG.warn("Cannot show live figures since {}: {} is late", beat, cause);
            tell(late(provider, cause, beat, now));
        }
    }

    /** Another process may have ended what this one shows. */
    private void endHere(Reseller provider, Instant beat, String cause, Instant now) {
        for (Alert shown : feed.alerts(List.of(new ResellerId(provider.id().value())))) {
            boolean over = cause.isEmpty() || !shown.openedAt().equals(beat);
            if (shown.kind() == AlertKind.FEED_LATE && over) {
                feed.raise(over(shown, now));
            }
        }
    }

    private List<AlertEpisode> open(Reseller provider) {
        AlertFilter filter = new AlertFilter(
                provider.id(), Reach.OWN, io.panelhouse.panel.alert.AlertKind.FEED_LATE, State.OPEN, null, null);
        return alerts.page(HOUSE, filter, 0, MOST);
    }

    private void tell(Alert alert) {
        var unused = alerts.record(Episodes.reported(alert));
        feed.raise(alert);
    }

    private static Alert late(Reseller provider, String cause, Instant beat, Instant now) {
        return new Alert(
                new ResellerId(provider.id().value()),
                AlertKind.FEED_LATE,
                cause,
                now.toEpochMilli(),
                true,
                BigDecimal.valueOf(Duration.between(beat, now).toSeconds()),
                BigDecimal.valueOf(LATE_AFTER.toSeconds()),
                null,
                List.of(),
                beat,
                now);
    }

    private static Alert over(Alert alert, Instant now) {
        return new Alert(
                alert.resellerId(),
                alert.kind(),
                alert.subject(),
                Math.max(now.toEpochMilli(), alert.version() + 1),
                false,
                alert.figure(),
                alert.limit(),
                alert.accountId(),
                alert.evidence(),
                alert.openedAt(),
                now);
    }

    private static boolean isFresh(@Nullable Instant at, Instant now) {
        return at != null && !at.plus(LATE_AFTER).isBefore(now);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
