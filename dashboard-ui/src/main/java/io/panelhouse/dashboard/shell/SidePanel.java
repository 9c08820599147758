package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/**
 * Stands beside rows, so that they stay in sight: a title, a body, and at the foot what confirms it. Enter never
 * confirms; Ctrl+Enter or the button does; Escape closes.
 */
public class SidePanel extends Div {

    private static final long serialVersionUID = 1;

    private final H2 title = new H2();
    private final Div body = new Div();
    private final Paragraph answer = new Paragraph();
    private final Button confirm = new Button();
    private final Div foot = new Div();

    /**
     * An empty panel.
     *
     * @param closed called when it is to go
     */
    @SuppressWarnings("this-escape") // Its own parts only; what a subclass adds is not there yet and is not asked for.
    protected SidePanel(String what, Runnable closed) {
        addClassNames("ph-tile", "ph-panel");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", what);
        title.setText(what);
        title.getElement().setAttribute("tabindex", "-1");
        NativeButton close = new NativeButton("", click -> closed.run());
        close.add(new Icon("x"));
        close.addClassName("ph-close");
        close.getElement().setAttribute("aria-label", text("accounts.close"));
        Div head = new Div(title, close);
        head.addClassName("ph-panel-head");
        body.addClassName("ph-panel-body");
        answer.addClassName("ph-shortfall");
        answer.setVisible(false);
        answer.getElement().setAttribute("role", "status");
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setDisableOnClick(true);
        confirm.setTooltipText(text("shell.key.ctrlEnter"));
        confirm.addClassName("ph-grow");
        foot.add(confirm, new Button(text("accounts.cancel"), click -> closed.run()));
        foot.addClassName("ph-panel-foot");
        add(head, body, answer, foot);
        Shortcuts.addShortcutListener(this, this::press, Key.ENTER, KeyModifier.CONTROL);
        Shortcuts.addShortcutListener(this, closed::run, Key.ESCAPE);
        addAttachListener(attached -> focusTitle());
    }

    /** The button that confirms. */
    public final Button confirm() {
        return confirm;
    }

    /** Leaves out the foot: there is nothing to confirm. */
    protected final void onlyToRead() {
        foot.setVisible(false);
    }

    /** Says something above the foot. */
    protected final void say(String sentence) {
        answer.setText(sentence);
        answer.setVisible(true);
    }

    /** Takes back what was said above the foot. */
    protected final void silence() {
        answer.setVisible(false);
    }

    protected final H2 title() {
        return title;
    }

    protected final Div body() {
        return body;
    }

    protected final void focusTitle() {
        title.getElement().callJsFunction("focus");
    }

    /** One point of a list, with its icon in this tone. */
    protected static ListItem point(String icon, String tone, String sentence) {
        return new ListItem(new Icon(icon, tone), new Span(sentence));
    }

    private void press() {
        if (confirm.isEnabled()) {
            confirm.click();
        }
    }
}
