package io.panelhouse.dashboard.home;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.live.LiveFeed.Online;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Redraw;
import io.panelhouse.dashboard.shell.Tile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Accounts entitled now, and those watching now: two halves of one frame, each with its definition and stamp. */
final class PresenceTile extends Composite<Div> {

    private static final long serialVersionUID = 1;

    private final Tile active = new Tile(text("home.active.title"), text("home.active.definition"));
    private final Tile online = new Tile(text("home.online.title"), text("home.online.definition"));
    private final FigureLink activeFigure = new FigureLink("accounts?status=active");
    private final Span activeNote = note();
    private final FigureLink onlineFigure = new FigureLink("online");
    private final Span onlineNote = note();
    private final Span late = new Span();
    private final InstantSource clock;

    PresenceTile(InstantSource clock) {
        this.clock = clock;
        late.addClassNames("ph-s", "ph-warn");
        active.body().add(activeFigure, activeNote);
        online.body().add(onlineFigure, onlineNote, late);
        getContent().addClassNames("ph-presence", "ph-span-4");
        getContent().add(active, online);
    }

    void show(long activeAccounts, Instant readAt, int resellers, LiveFeed feed, Online now, Formats formats) {
        boolean fresh = feed.fresh();
        Redraw.text(activeFigure, formats.count(activeAccounts));
        Redraw.text(
                activeNote,
                resellers == 1 ? text("home.active.now") : text("home.active.resellers", formats.count(resellers)));
        Redraw.text(
                onlineFigure,
                now.asOf() == null && !fresh ? text("home.online.unknown") : formats.count(now.accounts()));
        Redraw.text(onlineNote, text("home.online.connections", now.connections()));
        onlineNote.setVisible(fresh);
        late.setVisible(!fresh);
        Redraw.text(late, late(feed.lastBeat(), formats));
        stamp(active, readAt, fresh, formats);
        Instant asOf = now.asOf() == null ? feed.lastBeat() : now.asOf();
        if (asOf == null) {
            online.stamp().waiting();
            online.stale(true);
        } else {
            stamp(online, asOf, fresh, formats);
        }
    }

    private static void stamp(Tile tile, Instant asOf, boolean fresh, Formats formats) {
        if (fresh) {
            tile.stamp().live(asOf, formats);
        } else {
            tile.stamp().stale(asOf, formats);
        }
        tile.stale(!fresh);
    }

    private String late(@Nullable Instant beat, Formats formats) {
        return beat == null
                ? text("home.online.trying")
                : text("home.online.late", formats.duration(Duration.between(beat, clock.instant())));
    }

    String activeAccounts() {
        return activeFigure.getText();
    }

    String onlineAccounts() {
        return onlineFigure.getText();
    }

    String onlineNote() {
        return late.isVisible() ? late.getText() : onlineNote.getText();
    }

    private static Span note() {
        Span note = new Span();
        note.addClassNames("ph-s", "ph-mute");
        return note;
    }
}
