package io.panelhouse.dashboard.tour;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MetricLinks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Leads a new operator from tile to tile of Home, each with its definition. It is offered for 14 days from the first
 * time that Home was seen, or until it was taken or dismissed; that is kept with the operator's choices.
 */
public final class Tour extends Composite<Div> {

    private static final long serialVersionUID = 1;
    private static final Duration OFFERED = Duration.ofDays(14);
    private static final String CHOICE = "tour";
    private static final String OVER = "over";

    private final CurrentOperator operator;
    private final InstantSource clock;
    private final List<Stop> stops;
    private Popover shown = new Popover();

    /** @param stops where it leads, in this order */
    public Tour(CurrentOperator operator, InstantSource clock, List<Stop> stops) {
        this.operator = operator;
        this.clock = clock;
        this.stops = List.copyOf(stops);
        Button start = new Button(text("tour.start"), new Icon("info"), click -> show(0));
        NativeButton dismiss = new NativeButton("", click -> end());
        dismiss.add(new Icon("x", "ph-i-s"));
        dismiss.addClassName("ph-close");
        dismiss.getElement().setAttribute("aria-label", text("tour.dismiss"));
        getContent().add(start, dismiss);
        getContent().addClassName("ph-tour");
        setVisible(offered());
    }

    private boolean offered() {
        String chosen = operator.preferences().get(CHOICE);
        if (chosen == null) {
            operator.prefer(CHOICE, clock.instant().toString());
            return true;
        }
        return !chosen.equals(OVER)
                && clock.instant().isBefore(Instant.parse(chosen).plus(OFFERED));
    }

    private void end() {
        shown.close();
        getContent().remove(shown);
        setVisible(false);
        operator.prefer(CHOICE, OVER);
    }

    private void show(int number) {
        shown.close();
        getContent().remove(shown);
        Stop stop = stops.get(number);
        shown = new Popover();
        shown.setTarget(stop.tile());
        shown.setOpenOnClick(false);
        shown.setOpenOnHover(false);
        shown.setOpenOnFocus(false);
        shown.setCloseOnOutsideClick(false);
        shown.setPosition(PopoverPosition.BOTTOM_START);
        shown.addClassNames("ph-definition", "ph-tour-stop");
        shown.setWidth("320px");
        shown.setAriaLabel(stop.title());
        Span title = new Span(stop.title());
        title.addClassName("ph-strong");
        Span count = new Span(text("tour.step", number + 1, stops.size()));
        count.addClassNames("ph-s", "ph-mute", "ph-grow");
        boolean last = number == stops.size() - 1;
        Button next = new Button(text(last ? "tour.done" : "tour.next"), click -> {
            if (last) {
                end();
            } else {
                show(number + 1);
            }
        });
        next.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        Div foot = new Div(count, next);
        foot.addClassName("ph-row");
        shown.add(title, new Paragraph(stop.definition()));
        MetricLinks.of(stop.definition()).forEach(shown::add);
        shown.add(foot);
        getContent().add(shown);
        shown.open();
    }

    /** A tile, and what is said about it. */
    public record Stop(Component tile, String title, String definition) {}
}
