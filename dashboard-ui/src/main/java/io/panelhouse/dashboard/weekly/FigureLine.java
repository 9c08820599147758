package io.panelhouse.dashboard.weekly;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.panelhouse.dashboard.shell.Icon;

/** Upper and lower lines that the three metrics share: the figure with its change, and the parts below the chart. */
final class FigureLine {

    private FigureLine() {}

    /** The figure and its unit to the left, change and baseline to the right. */
    static Div of(String figure, String unit, Span change, String baseline) {
        Span value = new Span();
        value.addClassName("ph-figure");
        value.getElement().appendChild(Element.createText(figure + " "), new Element("small").setText(unit));
        Span note = new Span(baseline);
        note.addClassName("ph-mute");
        Div right = new Div(change, note);
        right.addClassNames("ph-s", "ph-change");
        Div line = new Div(value, right);
        line.addClassName("ph-figure-line");
        return line;
    }

    /** An arrow and a number; the sign of the change gives the direction. */
    static Span change(double direction, String amount) {
        Span change = new Span();
        change.addClassNames("ph-row", "ph-change-amount");
        if (direction != 0) {
            change.add(new Icon("up", "ph-i-s", direction > 0 ? "ph-rise" : "ph-fall"));
        }
        change.getElement().appendChild(new Element("b").setText(amount));
        change.getElement().setAttribute("aria-label", spoken(direction, amount));
        return change;
    }

    private static String spoken(double direction, String amount) {
        return direction == 0 ? amount : text(direction < 0 ? "weekly.down" : "weekly.up", amount);
    }

    /** A number in strong ink, then what it counts. */
    static Span part(String number, String what) {
        Span part = new Span();
        part.getElement().appendChild(new Element("b").setText(number), Element.createText(" " + what));
        return part;
    }
}
