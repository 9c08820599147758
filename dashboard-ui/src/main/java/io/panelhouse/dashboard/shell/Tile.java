package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A framed answer: title, definition behind an (i), stamp, and a body that is ready, loading, empty, collecting or in
 * error. A tile keeps its size in every state.
 */
public final class Tile extends Section {

    private static final long serialVersionUID = 1;
    private static final AtomicLong IDS = new AtomicLong();

    private final Div head = new Div();
    private final Div body = new Div();
    private final Div state = new Div();
    private final Stamp stamp = new Stamp();

    /**
     * A tile that is ready and empty.
     *
     * @param title its heading, which also names the section
     * @param definition what the figure means, with its id, such as "Entitled accounts now. M1"
     */
    public Tile(String title, String definition) {
        addClassName("ph-tile");
        H2 heading = new H2(title);
        String id = "tile-" + IDS.incrementAndGet();
        heading.setId(id);
        getElement().setAttribute("aria-labelledby", id);
        head.addClassName("ph-tile-head");
        head.add(heading, definition(title, definition), stamp);
        body.addClassName("ph-tile-body");
        state.addClassName("ph-tile-state");
        add(head, body, state);
        ready();
    }

    /** Where the content goes. */
    public Div body() {
        return body;
    }

    /** The stamp at the right of the title. */
    public Stamp stamp() {
        return stamp;
    }

    /** Puts something between the title and the stamp, such as a chart's menu or a key. */
    public Tile addToHead(Component... components) {
        int before = head.indexOf(stamp);
        for (Component component : components) {
            head.addComponentAtIndex(before++, component);
        }
        return this;
    }

    /** Puts an icon before the title. */
    public Tile icon(Icon icon) {
        head.addComponentAsFirst(icon);
        return this;
    }

    /** How many of twelve columns it takes: 3, 4, 5, 6, 7, 8 or 12. */
    public Tile span(int columns) {
        addClassName("ph-span-" + columns);
        return this;
    }

    /** Shows the body. */
    public void ready() {
        state("ready");
    }

    /** Shows bones in place of the body: nothing for 300 ms, and after 5 s that it is still loading. */
    public void loading() {
        Span figure = bone(72, 30);
        Span line = bone(116, 12);
        Span still = new Span(text("shell.stillLoading"));
        still.addClassNames("ph-still", "ph-mute", "ph-s");
        state("loading", figure, line, still);
    }

    /** Says why there is nothing to show, what fills it, and offers a step. */
    public void empty(String fact, String explanation, @Nullable Component step) {
        state("empty", fact(null, fact), note(explanation), step);
    }

    /**
     * Says that there is too little history yet.
     *
     * @param fact such as "Collecting data: 9 of 14 days."
     * @param progress from 0 to 1
     * @param next when the first figure is to be expected
     */
    public void collecting(String fact, double progress, String next) {
        Span done = new Span();
        done.setWidth(Math.round(Math.clamp(progress, 0, 1) * 100) + "%");
        Div bar = new Div(done);
        bar.addClassName("ph-progress");
        bar.getElement().setAttribute("aria-hidden", "true");
        state("collecting", fact(null, fact), bar, note(next));
    }

    /**
     * Says what failed.
     *
     * @param fact what is not there
     * @param stillWorks what can be relied on meanwhile
     * @param reference a short mark that is also in the log
     * @param step what to do, or null
     */
    public void error(String fact, String stillWorks, String reference, @Nullable Component step) {
        Span mark = new Span(text("shell.ref.alone", reference));
        mark.addClassNames("ph-xs", "ph-mute");
        state("error", fact(new Icon("bad", "ph-bad"), fact), note(stillWorks), step, mark);
    }

    /** Says which role opens it and who can give it. */
    public void noPermission(String fact, String whoCanGrant) {
        state("no-permission", fact(new Icon("lock", "ph-mute"), fact), note(whoCanGrant));
    }

    /** Dashes the border and dims the figures, for a value that should be newer. */
    public void stale(boolean isStale) {
        getElement().setAttribute("data-stale", isStale);
    }

    /** The state by name: ready, loading, empty, collecting, error or no-permission. */
    public String state() {
        return getElement().getAttribute("data-state");
    }

    private void state(String name, @Nullable Component... components) {
        getElement().setAttribute("data-state", name);
        state.removeAll();
        for (Component component : components) {
            if (component != null) {
                state.add(component);
            }
        }
    }

    private static Paragraph fact(@Nullable Icon icon, String text) {
        Paragraph fact = new Paragraph();
        fact.addClassName("ph-fact");
        if (icon != null) {
            fact.add(icon);
        }
        fact.add(new Span(text));
        return fact;
    }

    private static Paragraph note(String text) {
        Paragraph note = new Paragraph(text);
        note.addClassNames("ph-s", "ph-mute");
        return note;
    }

    private static Span bone(int width, int height) {
        Span bone = new Span();
        bone.addClassName("ph-bones");
        bone.setWidth(width + "px");
        bone.setHeight(height + "px");
        return bone;
    }

    private static NativeButton definition(String title, String definition) {
        NativeButton button = new NativeButton();
        button.add(new Icon("info", "ph-i-s"));
        button.addClassName("ph-def");
        button.getElement().setAttribute("aria-label", text("shell.definition", title));
        Popover popover = new Popover();
        popover.setTarget(button);
        popover.setOpenOnHover(true);
        popover.setOpenOnFocus(true);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.addClassName("ph-definition");
        popover.setWidth("320px");
        popover.add(new Paragraph(definition));
        MetricLinks.of(definition).forEach(popover::add);
        return button;
    }
}
