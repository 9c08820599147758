package io.panelhouse.dashboard.alerts;

import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.alert.AlertFilter.Reach;
import io.panelhouse.panel.alert.AlertFilter.State;
import io.panelhouse.panel.alert.Alerts;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.ResellerTree;
import io.panelhouse.panel.edge.Edge;
import io.panelhouse.panel.edge.Edges;
import io.panelhouse.panel.edge.Traffic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the providers when live figures come late: the newest beat of the feed is older than 60 s. If beats of the
 * capture still come, it is the live job that does not pass them on; else changes are not captured, or Kafka is away.
 * And when there is nothing to count: beats come, but none of the provider's working edges was heard of for a while,
 * although people were watching or signing in. A provider whose edges were never heard of is not told.
 *
 * <p>Raised here, as the stream that would tell it is what fails. An episode begins at the last beat, or sign of an
 * edge, so several processes raise the same one; whoever sees a newer one ends it.
 */
public final class FeedWatch implements AutoCloseable {

    static final String CAPTURE = "CAPTURE";
    static final String STREAM = "STREAM";
    static final String EDGES = "EDGES";

    private static final Logger LOG = LoggerFactory.getLogger(FeedWatch.class);
    private static final Actor HOUSE = Actor.house("feed-watch");
    private static final Duration LATE_AFTER = Duration.ofSeconds(60);
    /** So many do not stop watching at the same time by themselves. */
    private static final int MANY_WATCHING = 5;
    /** So many sign-ins are not missing by chance. */
    private static final int MANY_MISSING = 10;

    private static final Set<String> OF_THE_FEED = Set.of(CAPTURE, STREAM);
    private static final Set<String> OF_EDGES = Set.of(EDGES);
    private static final long EVERY_SECONDS = 5;
    private static final int MOST = 100;

    private final LiveFeed feed;
    private final Alerts alerts;
    private final ResellerTree resellers;
    private final Edges edges;
    private final Duration silentAfter;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("feed-watch").daemon().factory());

    FeedWatch(LiveFeed feed, Panel panel, Duration silentAfter, InstantSource clock) {
        this.feed = feed;
        this.alerts = panel.alerts();
        this.resellers = panel.resellers();
        this.edges = panel.edges();
        this.silentAfter = silentAfter;
        this.clock = clock;
    }

    /**
     * A watch that looks every five seconds until it is closed.
     *
     * @param silentAfter how long the edges of a provider may be silent; zero for as long as they like
     */
    public static FeedWatch started(LiveFeed feed, Panel panel, Duration silentAfter, InstantSource clock) {
        FeedWatch watch = new FeedWatch(feed, panel, silentAfter, clock);
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
                check(provider, OF_THE_FEED, since, late ? cause : "", now);
                if (!late) {
                    checkEdges(provider, now);
                }
            }
        }
    }

    private void checkEdges(Reseller provider, Instant now) {
        Optional<Instant> heard = edges.of(HOUSE, provider.id()).stream()
                .filter(edge -> edge.disabledAt() == null)
                .map(Edge::lastUsedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        boolean silent = heard.isPresent()
                && silentAfter.isPositive()
                && heard.get().plus(silentAfter).isBefore(now)
                && isUnusual(provider, heard.get());
        check(provider, OF_EDGES, heard.orElse(Instant.EPOCH), silent ? EDGES : "", now);
    }

    /** Whether so many watched, or signed in by the hour, that it is unusual that nobody did for so long. */
    private boolean isUnusual(Reseller provider, Instant heard) {
        Traffic before = edges.traffic(HOUSE, provider.id(), heard);
        double missing = before.signIns()
                * (double) silentAfter.toSeconds()
                / Duration.ofHours(1).toSeconds();
        return before.watching() >= MANY_WATCHING || missing >= MANY_MISSING;
    }

    /** @param cause empty if there is nothing to tell */
    private void check(Reseller provider, Set<String> causes, Instant beat, String cause, Instant now) {
        endHere(provider, causes, beat, cause, now);
        boolean raised = false;
        for (AlertEpisode episode : open(provider, causes)) {
            Alert alert = Episodes.alert(episode);
            boolean same = alert.openedAt().equals(beat) && !cause.isEmpty();
            raised |= same;
            tell(same ? alert : over(alert, now));
        }
        if (!raised && !cause.isEmpty()) {
            LOG.warn("Cannot show live figures since {}: {} late or silent", beat, cause);
            tell(late(provider, cause, beat, now));
        }
    }

    /** Another process may have ended what this one shows. */
    private void endHere(Reseller provider, Set<String> causes, Instant beat, String cause, Instant now) {
        for (Alert shown : feed.alerts(List.of(new ResellerId(provider.id().value())))) {
            boolean over = cause.isEmpty() || !shown.openedAt().equals(beat);
            if (shown.kind() == AlertKind.FEED_LATE && causes.contains(shown.subject()) && over) {
                feed.raise(over(shown, now));
            }
        }
    }

    private List<AlertEpisode> open(Reseller provider, Set<String> causes) {
        AlertFilter filter = new AlertFilter(
                provider.id(), Reach.OWN, io.panelhouse.panel.alert.AlertKind.FEED_LATE, State.OPEN, null, null);
        return alerts.page(HOUSE, filter, 0, MOST).stream()
                .filter(episode -> causes.contains(episode.alert().subject()))
                .toList();
    }

    private void tell(Alert alert) {
        var unused = alerts.record(Episodes.reported(alert));
        feed.raise(alert);
    }

    private Alert late(Reseller provider, String cause, Instant beat, Instant now) {
        return new Alert(
                new ResellerId(provider.id().value()),
                AlertKind.FEED_LATE,
                cause,
                now.toEpochMilli(),
                true,
                BigDecimal.valueOf(Duration.between(beat, now).toSeconds()),
                BigDecimal.valueOf((cause.equals(EDGES) ? silentAfter : LATE_AFTER).toSeconds()),
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
