package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.alerts.AlertWords;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.session.Attempt;
import io.panelhouse.panel.verdict.Facts;
import io.panelhouse.panel.verdict.Viewing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That the account is possibly shared, with the rows that say so; a hint that can be put off or dismissed. */
final class SharingTile extends Section {

    private static final long serialVersionUID = 1;
    private static final String ATTEMPT = "attempt ";
    private static final Duration WEEK = Duration.ofDays(7);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int OVERLAPS = 3;
    private static final int ROWS = 8;

    SharingTile() {
        addClassNames("ph-tile", "ph-sharing");
        setVisible(false);
    }

    /**
     * @param episode the open one; null hides the tile
     * @param acts what can be done about it; null for who may not
     */
    void show(@Nullable AlertEpisode episode, Facts facts, Formats formats, Instant now, @Nullable Acts acts) {
        removeAll();
        setVisible(episode != null);
        if (episode == null) {
            return;
        }
        String left = left(episode, formats, now);
        Span chip = new Span(new Icon("users", "ph-i-xs"), new Span(text("account.sharing.possible")));
        chip.addClassNames("ph-chip", left == null ? "ph-warn" : "ph-none");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Span since = new Span(
                text("account.sharing.since", formats.past(episode.alert().openedAt())));
        since.addClassNames("ph-xs", "ph-mute", "ph-nowrap");
        Div head = new Div(new H2(text("alerts.kind.sharing")), chip, spacer, since);
        head.addClassName("ph-tile-head");
        add(head);
        if (left != null) {
            Paragraph said = new Paragraph(left);
            said.addClassNames("ph-s", "ph-mute");
            add(said);
            return;
        }
        Paragraph sentence = new Paragraph(AlertWords.sentence(episode, formats));
        sentence.addClassName("ph-s");
        UnorderedList evidence = new UnorderedList();
        evidence.addClassName("ph-earlier");
        lines(episode, facts, formats, now).forEach(line -> evidence.add(new ListItem(line)));
        Paragraph hint = new Paragraph(text("account.sharing.hint"));
        hint.addClassNames("ph-s", "ph-mute");
        add(sentence, evidence, hint);
        if (acts != null) {
            add(ways(formats, now, acts));
        }
    }

    /** Who put it off until when, or dismissed it when; null if nobody did. */
    private static @Nullable String left(AlertEpisode episode, Formats formats, Instant now) {
        Instant dismissed = episode.dismissedAt();
        if (dismissed != null) {
            return text("account.sharing.dismissed", String.valueOf(episode.dismissedBy()), formats.past(dismissed));
        }
        Instant until = episode.snoozedUntil();
        return until != null && until.isAfter(now)
                ? text("account.sharing.snoozed", String.valueOf(episode.snoozedBy()), formats.dateTime(until))
                : null;
    }

    /** What overlapped, for longest first; then each session and refusal, the newest first. */
    private static List<String> lines(AlertEpisode episode, Facts facts, Formats formats, Instant now) {
        List<String> ids = episode.alert().evidence();
        List<Viewing> viewings = facts.viewings().stream()
                .filter(viewing -> ids.contains(viewing.sessionId()))
                .limit(ROWS)
                .toList();
        List<String> lines = new ArrayList<>();
        overlaps(viewings, now).stream().limit(OVERLAPS).forEach(overlap -> lines.add(overlap.words(formats)));
        viewings.forEach(viewing -> lines.add(words(viewing, formats)));
        facts.attempts().stream()
                .filter(attempt -> ids.contains(ATTEMPT + attempt.sequence()))
                .limit(ROWS)
                .forEach(attempt -> lines.add(words(attempt, formats)));
        return lines;
    }

    private static List<Overlap> overlaps(List<Viewing> viewings, Instant now) {
        List<Overlap> overlaps = new ArrayList<>();
        for (int i = 0; i < viewings.size(); i++) {
            for (int j = i + 1; j < viewings.size(); j++) {
                Overlap overlap = Overlap.of(viewings.get(i), viewings.get(j), now);
                if (overlap.from.isBefore(overlap.until) && !device(overlap.one).equals(device(overlap.other))) {
                    overlaps.add(overlap);
                }
            }
        }
        overlaps.sort(Comparator.comparing(Overlap::length).reversed());
        return overlaps;
    }

    private static String words(Viewing viewing, Formats formats) {
        Instant closed = viewing.closedAt();
        return closed == null
                ? text("account.sharing.watches", device(viewing), formats.past(viewing.openedAt()))
                : text(
                        "account.sharing.watched",
                        device(viewing),
                        formats.past(viewing.openedAt()),
                        formats.past(closed));
    }

    private static String words(Attempt attempt, Formats formats) {
        return text(
                "account.sharing.refused",
                name(attempt.deviceType(), attempt.deviceId()),
                formats.past(attempt.occurredAt()));
    }

    private static String device(Viewing viewing) {
        return name(viewing.deviceType(), viewing.device());
    }

    private static String name(@Nullable String type, @Nullable DeviceId id) {
        String name = Formats.device(type, id == null ? null : id.toString());
        return name.isEmpty() ? text("account.sharing.device") : name;
    }

    private static Div ways(Formats formats, Instant now, Acts acts) {
        Instant morning = ZonedDateTime.of(formats.today().plusDays(1), MORNING, formats.zone())
                .toInstant();
        Div ways = new Div(
                way("alerts.snooze.morning", () -> acts.snooze(morning)),
                way("alerts.snooze.week", () -> acts.snooze(now.plus(WEEK))),
                way("alerts.dismiss", acts::dismiss));
        ways.addClassName("ph-fix");
        return ways;
    }

    private static Button way(String key, Runnable act) {
        Button way = new Button(text(key), click -> act.run());
        way.setDisableOnClick(true);
        return way;
    }

    /** What can be done about it. */
    interface Acts {

        /** Puts it off. */
        void snooze(Instant until);

        /** Takes it from the open ones. */
        void dismiss();
    }

    /** Two sessions at the same time. */
    private record Overlap(Viewing one, Viewing other, Instant from, Instant until) {

        static Overlap of(Viewing one, Viewing other, Instant now) {
            Instant from = one.openedAt().isAfter(other.openedAt()) ? one.openedAt() : other.openedAt();
            Instant first = end(one, now);
            Instant second = end(other, now);
            return new Overlap(one, other, from, first.isBefore(second) ? first : second);
        }

        /** One that is open was there until its last sign of life. */
        private static Instant end(Viewing viewing, Instant now) {
            Instant closed = viewing.closedAt();
            Instant beat = viewing.lastHeartbeat();
            if (closed != null) {
                return closed;
            }
            return beat == null ? now : beat;
        }

        Duration length() {
            return Duration.between(from, until);
        }

        String words(Formats formats) {
            return text(
                    "account.sharing.overlap",
                    device(one),
                    device(other),
                    formats.duration(length()),
                    formats.past(from));
        }
    }
}
