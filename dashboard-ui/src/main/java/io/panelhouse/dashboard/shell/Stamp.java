package io.panelhouse.dashboard.shell;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
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
        show("live", "LIVE", formats.stampTime(asOf), "Live, as of " + formats.stampTime(asOf));
        odd = !odd;
        getElement().setAttribute("data-pulse", odd ? "a" : "b");
    }

    /** Time of the snapshot; its id is told on hovering. */
    public void batch(Instant asOf, String snapshot, Formats formats) {
        show("batch", "BATCH", formats.snapshotTime(asOf), "Batch, snapshot " + snapshot);
    }

    /** Time of the last value of a figure that should be newer. */
    public void stale(Instant lastValue, Formats formats) {
        show("stale", "STALE", formats.stampTime(lastValue), "Late: the last value is of this time");
    }

    /** A live figure of which no value has come yet. */
    public void waiting() {
        show("stale", "STALE", "", "The live feed has not been reached");
    }

    private void show(String kind, String text, String at, String title) {
        setVisible(true);
        getElement().setAttribute("data-kind", kind);
        getElement().getChild(0).setAttribute("class", kind.equals("stale") ? "ph-i-clock" : "");
        getElement().setAttribute("title", title);
        getElement().removeAttribute("data-pulse");
        word.setText(text);
        time.setText(at);
    }
}
