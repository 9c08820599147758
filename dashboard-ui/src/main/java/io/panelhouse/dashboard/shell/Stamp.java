package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.panelhouse.dashboard.live.LiveFeed;
import java.time.Instant;

/** Says how old a figure is: LIVE, BATCH or STALE with its time, in the zone of the formats. */
public final class Stamp extends Span {

    private static final long serialVersionUID = 1;

    private final Element word = new Element("b");
    private final Span time = new Span();
    private boolean odd;

    /** A stamp that shows nothing yet. */
    public Stamp() {
        addClassName("ph-stamp");
        getElement().appendChild(new Element("i"), word, time.getElement());
        setVisible(false);
    }

    /** Newest event in the figure. The dot pulses once. */
    public void live(Instant asOf, Formats formats) {
        show(
                "live",
                text("shell.stamp.live"),
                formats.stampTime(asOf),
                text("shell.stamp.live.title", formats.stampTime(asOf)));
        odd = !odd;
        getElement().setAttribute("data-pulse", odd ? "a" : "b");
    }

    /** Time of the snapshot; its id is told on hovering. */
    public void batch(Instant asOf, String snapshot, Formats formats) {
        show("batch", text("shell.stamp.batch"), formats.snapshotTime(asOf), text("shell.stamp.batch.title", snapshot));
    }

    /** Time of the last value of a figure that should be newer. */
    public void stale(Instant lastValue, Formats formats) {
        show("stale", text("shell.stamp.stale"), formats.stampTime(lastValue), text("shell.stamp.stale.title"));
    }

    /** Of what is read anew whenever the feed tells: live as of now, or stale since the feed's newest beat. */
    public void follow(LiveFeed feed, Instant now, Formats formats) {
        Instant beat = feed.lastBeat();
        if (feed.fresh()) {
            live(now, formats);
        } else if (beat == null) {
            waiting();
        } else {
            stale(beat, formats);
        }
    }

    /** When the reader stopped what otherwise goes on by itself. */
    public void paused(Instant at, Formats formats) {
        show("batch", text("shell.stamp.paused"), formats.stampTime(at), text("shell.stamp.paused.title"));
    }

    /** Says paused in place of live; what is a batch figure or stale says so still. */
    public void hold(Instant at, Formats formats) {
        if ("live".equals(getElement().getAttribute("data-kind"))) {
            paused(at, formats);
        }
    }

    /** A live figure of which no value has come yet. */
    public void waiting() {
        show("stale", text("shell.stamp.stale"), "", text("shell.stamp.waiting.title"));
    }

    private void show(String kind, String label, String at, String title) {
        setVisible(true);
        getElement().setAttribute("data-kind", kind);
        String dot = kind.equals("stale") ? "ph-i-clock" : "";
        if (!dot.equals(getElement().getChild(0).getAttribute("class"))) {
            getElement().getChild(0).setAttribute("class", dot);
        }
        getElement().setAttribute("title", title);
        getElement().removeAttribute("data-pulse");
        Redraw.text(word, label);
        Redraw.text(time, at);
    }
}
