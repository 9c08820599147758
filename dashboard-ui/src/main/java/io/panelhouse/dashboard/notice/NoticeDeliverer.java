package io.panelhouse.dashboard.notice;

import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.notice.DueNotice;
import io.panelhouse.panel.notice.DueNotice.Reader;
import io.panelhouse.panel.notice.Notice.Outcome;
import io.panelhouse.panel.notice.NoticePreference.Choice;
import io.panelhouse.panel.notice.NoticePreference.Digest;
import io.panelhouse.panel.notice.Notices;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox, and puts digests into it. Several processes may do so. In a person's quiet hours only
 * drain alerts are sent; the others are kept until the hours are over, and left if they are over by then.
 */
public final class NoticeDeliverer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeDeliverer.class);
    private static final Actor HOUSE = Actor.house("notices");
    private static final long EVERY_MILLIS = 500;
    private static final long DIGESTS_EVERY_SECONDS = 30;
    private static final int SENDERS = 4;
    private static final int MOST_AT_ONCE = 100;
    private static final int DUE_DAYS = 7;
    private static final int MOST_LISTED = 50;
    private static final long BIG = 10;

    private final Panel panel;
    private final Notices notices;
    private final LiveFeed feed;
    private final Mailer mailer;
    private final InstantSource clock;
    /** The newest day of each person whose digest is in the outbox, so that it is not asked for again. */
    private final Map<Long, LocalDate> digested = new ConcurrentHashMap<>();

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            SENDERS + 1, Thread.ofPlatform().name("notices-", 0).daemon().factory());

    NoticeDeliverer(Panel panel, LiveFeed feed, Mailer mailer, InstantSource clock) {
        this.panel = panel;
        this.notices = panel.notices();
        this.feed = feed;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** A deliverer that looks for work twice a second until it is closed. */
    public static NoticeDeliverer started(Panel panel, LiveFeed feed, Mailer mailer, InstantSource clock) {
        NoticeDeliverer deliverer = new NoticeDeliverer(panel, feed, mailer, clock);
        for (int i = 0; i < SENDERS; i++) {
            var unused = deliverer.timer.scheduleWithFixedDelay(
                    () -> safely(deliverer::deliver), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
        var unused = deliverer.timer.scheduleWithFixedDelay(
                () -> safely(deliverer::digests), 0, DIGESTS_EVERY_SECONDS, TimeUnit.SECONDS);
        return deliverer;
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.warn("Cannot send notices: {}", failed.getMessage());
        }
    }

    /** Sends what is due. */
    void deliver() {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Optional<DueNotice> next = notices.claim();
            if (next.isEmpty()) {
                return;
            }
            deliver(next.get());
        }
    }

    private void deliver(DueNotice due) {
        Reader reader = due.reader();
        String address = reader.address();
        AlertEpisode episode = due.episode();
        if (address == null || (episode != null && !isWanted(due, episode))) {
            notices.settle(due.id(), Outcome.OVER);
            return;
        }
        ZonedDateTime now = clock.instant().atZone(reader.zone());
        if (isQuiet(episode, reader.choice(), now.toLocalTime())) {
            notices.keep(due.id(), end(reader.choice(), now));
            return;
        }
        List<DueNotice> together = episode == null || episode.closedAt() == null ? List.of(due) : over(due);
        try {
            mailer.send(address, "notice-" + due.id(), letter(reader, episode, together));
        } catch (MessagingException | RuntimeException failed) {
            LOG.warn("Cannot send notice {}: {}", due.id(), failed.getMessage());
            together.forEach(notice -> notices.failed(notice.id(), reason(failed)));
            return;
        }
        together.forEach(notice -> notices.settle(notice.id(), Outcome.SENT));
    }

    /** What began and ended in the reader's quiet hours is told in one message: this and all others of it. */
    private List<DueNotice> over(DueNotice first) {
        List<DueNotice> together = new ArrayList<>(List.of(first));
        for (DueNotice other : notices.claimOver(first.reader())) {
            AlertEpisode episode = other.episode();
            if (episode != null && isWanted(other, episode)) {
                together.add(other);
            } else {
                notices.settle(other.id(), Outcome.OVER);
            }
        }
        return together;
    }

    /** One that is over is still told if only quiet hours kept it back. */
    private boolean isWanted(DueNotice due, AlertEpisode episode) {
        Choice choice = due.reader().choice();
        Instant now = clock.instant();
        Instant snoozed = episode.snoozedUntil();
        boolean left = episode.dismissedAt() != null || (snoozed != null && snoozed.isAfter(now));
        boolean keptBack = isQuiet(
                episode, choice, due.createdAt().atZone(due.reader().zone()).toLocalTime());
        return !left && choice.kinds().contains(episode.alert().kind()) && (episode.closedAt() == null || keptBack);
    }

    private static boolean isQuiet(@Nullable AlertEpisode episode, Choice choice, LocalTime time) {
        boolean drains = episode != null && episode.alert().kind() == AlertKind.DRAIN;
        return !drains && choice.quietAt(time);
    }

    /** When the quiet hours are over that it is in. */
    private static Instant end(Choice choice, ZonedDateTime now) {
        LocalTime to = Objects.requireNonNull(choice.quietTo());
        LocalDate day = now.toLocalTime().isBefore(to)
                ? now.toLocalDate()
                : now.toLocalDate().plusDays(1);
        return ZonedDateTime.of(day, to, now.getZone()).toInstant();
    }

    private Letter letter(Reader reader, @Nullable AlertEpisode episode, List<DueNotice> together) {
        NoticeWords words = new NoticeWords(reader, mailer.page(), clock);
        if (episode == null) {
            return digest(reader, words);
        }
        return episode.closedAt() == null
                ? words.alert(episode)
                : words.over(together.stream()
                        .map(DueNotice::episode)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private Letter digest(Reader reader, NoticeWords words) {
        Actor own = Actor.within(reader.operator(), reader.reseller());
        return words.digest(
                panel.ledger().balance(own, reader.reseller()),
                panel.accounts().due(own, reader.reseller(), DUE_DAYS, MOST_LISTED),
                feed.issues(List.of(new ResellerId(reader.reseller().value()))),
                panel.alerts().page(own, AlertFilter.open(reader.reseller()), 0, MOST_LISTED).stream()
                        .filter(episode -> episode.toldAt(clock.instant()))
                        .toList());
    }

    /** Puts into the outbox the digests of those of whose reseller nobody looked today by the hour they set. */
    void digests() {
        for (Reader reader : notices.digestReaders()) {
            ZonedDateTime now = clock.instant().atZone(reader.zone());
            LocalDate today = now.toLocalDate();
            ZonedDateTime hour = ZonedDateTime.of(today, reader.choice().digestAt(), reader.zone());
            Instant midnight = today.atStartOfDay(reader.zone()).toInstant();
            boolean decided = today.equals(digested.get(reader.operatorId()));
            if (!decided && !now.isBefore(hour) && !notices.lookedSince(reader, midnight) && isWanted(reader)) {
                notices.digest(reader, today);
                digested.put(reader.operatorId(), today);
            }
        }
    }

    private boolean isWanted(Reader reader) {
        if (reader.choice().digest() != Digest.BY_SIZE) {
            return reader.choice().digest() == Digest.ON;
        }
        return panel.accounts().countActive(HOUSE, reader.reseller()) > BIG;
    }

    /** In one line and without what a mail server may repeat of the message. */
    private static String reason(Exception failed) {
        String message = failed.getMessage();
        return Letter.line(message == null ? failed.getClass().getSimpleName() : message);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
