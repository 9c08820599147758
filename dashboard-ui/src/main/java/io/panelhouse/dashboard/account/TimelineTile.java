package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountOperation;
import io.panelhouse.panel.account.TermLine;
import io.panelhouse.panel.session.Attempt;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.verdict.Facts;
import io.panelhouse.panel.verdict.Viewing;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Fourteen days of an account, today the last: its terms, when it was watched, who was let in and who was not. */
final class TimelineTile extends Section {

    private static final long serialVersionUID = 1;
    private static final int DAYS = 14;
    /** Marks nearer to each other than this part of the width are one. */
    private static final int PLACES = 280;

    private final Div lanes = new Div();

    TimelineTile() {
        addClassNames("ph-tile", "ph-timeline-tile");
        Span days = new Span(text("account.timeline.days", DAYS));
        days.addClassNames("ph-s", "ph-mute");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Div head = new Div(
                new H2(text("account.timeline")),
                days,
                spacer,
                key("ph-sold", "account.timeline.sold"),
                key("ph-let-in", "account.timeline.in"),
                key("ph-refused", "account.timeline.refused"));
        head.addClassName("ph-tile-head");
        lanes.addClassName("ph-timeline");
        lanes.getElement().setAttribute("role", "img");
        add(head, lanes);
    }

    void show(AccountDetails details, Facts facts, Formats formats, Instant now) {
        Scale scale = Scale.of(formats, now);
        List<Attempt> accepted = attempts(facts, scale, true);
        List<Attempt> refused = attempts(facts, scale, false);
        lanes.removeAll();
        lanes.getElement().setAttribute("aria-label", sentence(accepted, refused, formats));
        lanes.add(days(scale, formats));
        lane(1, "account.timeline.term", terms(details, scale));
        lane(2, "account.timeline.online", viewings(facts, scale, now));
        lane(3, "account.timeline.in", points("ph-let-in", accepted, scale));
        lane(4, "account.timeline.refused", points("ph-refused", refused, scale));
        lanes.add(mark("ph-now-line", scale.at(now)));
    }

    /** What it says in one sentence. */
    String sentence() {
        return lanes.getElement().getAttribute("aria-label");
    }

    private static String sentence(List<Attempt> accepted, List<Attempt> refused, Formats formats) {
        Set<LocalDate> days = accepted.stream()
                .map(attempt -> LocalDate.ofInstant(attempt.occurredAt(), formats.zone()))
                .collect(Collectors.toCollection(TreeSet::new));
        return text(
                "account.timeline.sentence",
                days.size(),
                accepted.isEmpty()
                        ? text("accounts.none")
                        : formats.past(accepted.getFirst().occurredAt()),
                refused.size(),
                refused.isEmpty()
                        ? text("accounts.none")
                        : formats.past(refused.getFirst().occurredAt()));
    }

    private static List<Attempt> attempts(Facts facts, Scale scale, boolean accepted) {
        return facts.attempts().stream()
                .filter(attempt -> (attempt.outcome() == SignInOutcome.ACCEPTED) == accepted)
                .filter(attempt -> scale.holds(attempt.occurredAt()))
                .toList();
    }

    private void lane(int row, String label, Div track) {
        Span name = new Span(text(label));
        name.addClassName("ph-lane");
        name.getStyle().set("grid-row", Integer.toString(row));
        track.addClassName("ph-track");
        track.getStyle().set("grid-row", Integer.toString(row));
        lanes.add(name, track);
    }

    private static Div days(Scale scale, Formats formats) {
        Div row = new Div();
        row.addClassName("ph-timeline-days");
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = scale.first().plusDays(i);
            boolean last = i == DAYS - 1;
            Span label = new Span(last ? text("home.day.today") : formats.weekdayAndDay(day));
            DayOfWeek weekday = day.getDayOfWeek();
            label.getElement()
                    .getClassList()
                    .set("ph-weekend", weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY);
            label.getElement().getClassList().set("ph-strong", last);
            row.add(label);
        }
        return row;
    }

    private static Div terms(AccountDetails details, Scale scale) {
        Div track = new Div();
        for (TermLine term : details.terms()) {
            Instant end = term.endsAt() == null ? scale.end() : term.endsAt();
            if (end.isAfter(scale.begin()) && term.startsAt().isBefore(scale.end())) {
                track.add(bar("ph-term", scale.at(term.startsAt()), scale.at(end)));
            }
        }
        for (AccountOperation operation : details.operations()) {
            if (operation.amount() != null && scale.holds(operation.occurredAt())) {
                track.add(mark("ph-sold", scale.at(operation.occurredAt())));
            }
        }
        return track;
    }

    private static Div viewings(Facts facts, Scale scale, Instant now) {
        Div track = new Div();
        Set<Long> places = new TreeSet<>();
        for (Viewing viewing : facts.viewings()) {
            Instant beat = viewing.lastHeartbeat();
            Instant closed = viewing.closedAt() == null ? (viewing.alive(now) ? now : beat) : viewing.closedAt();
            Instant end = closed == null ? viewing.openedAt() : closed;
            if (end.isAfter(scale.begin()) && places.add(place(scale.at(viewing.openedAt())))) {
                track.add(bar("ph-viewing", scale.at(viewing.openedAt()), scale.at(end)));
            }
        }
        return track;
    }

    private static Div points(String kind, List<Attempt> attempts, Scale scale) {
        Div track = new Div();
        Set<Long> places = new TreeSet<>();
        for (Attempt attempt : attempts) {
            double at = scale.at(attempt.occurredAt());
            if (places.add(place(at))) {
                track.add(mark(kind, at));
            }
        }
        return track;
    }

    private static long place(double at) {
        return Math.round(at * PLACES);
    }

    private static Div bar(String kind, double from, double to) {
        Div bar = mark(kind, from);
        bar.getStyle().set("width", percent(to - from));
        return bar;
    }

    private static Div mark(String kind, double at) {
        Div mark = new Div();
        mark.addClassName(kind);
        mark.getStyle().set("--ph-at", percent(at));
        return mark;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f%%", share * 100);
    }

    private static Span key(String kind, String words) {
        Span sign = new Span();
        sign.addClassName(kind);
        Span key = new Span(sign, new Span(text(words)));
        key.addClassNames("ph-timeline-key", "ph-wide", "ph-xs", "ph-mute");
        return key;
    }

    /** Where an instant lies between the first midnight and the last. */
    private record Scale(LocalDate first, Instant begin, Instant end) {

        static Scale of(Formats formats, Instant now) {
            LocalDate today = LocalDate.ofInstant(now, formats.zone());
            LocalDate first = today.minusDays(DAYS - 1L);
            return new Scale(
                    first,
                    first.atStartOfDay(formats.zone()).toInstant(),
                    today.plusDays(1).atStartOfDay(formats.zone()).toInstant());
        }

        boolean holds(Instant instant) {
            return !instant.isBefore(begin) && instant.isBefore(end);
        }

        double at(Instant instant) {
            double whole = Duration.between(begin, end).toMillis();
            return Math.clamp(Duration.between(begin, instant).toMillis() / whole, 0, 1);
        }
    }
}
