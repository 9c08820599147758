package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.panel.hold.Hold;

/**
 * Shows the effect of something that moves credits before it is done. Enter never confirms; Ctrl+Enter or the button
 * does. Focus starts on the title.
 */
public final class Preview extends Dialog {

    private static final long serialVersionUID = 1;

    private final H2 title = new H2();
    private final DescriptionList effects = new DescriptionList();
    private final Paragraph missing = new Paragraph();
    private final Paragraph warning = new Paragraph();
    private final Button confirm;
    private final Div above = new Div();
    private final Div held = new Div();

    /** A preview that runs {@code confirmed} once per press. */
    public Preview(String what, Runnable confirmed) {
        addClassName("ph-preview");
        setCloseOnOutsideClick(false);
        setDraggable(false);
        title.setText(what);
        title.getElement().setAttribute("tabindex", "-1");
        getElement().setAttribute("aria-label", what);
        effects.addClassName("ph-effects");
        missing.addClassNames("ph-s", "ph-mute");
        missing.setVisible(false);
        warning.addClassName("ph-shortfall");
        warning.setVisible(false);
        confirm = new Button("", click -> confirmed.run());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setDisableOnClick(true);
        confirm.setTooltipText("Ctrl+Enter");
        Button cancel = new Button(text("shell.cancel"), click -> close());
        Shortcuts.addShortcutListener(this, this::press, Key.ENTER, KeyModifier.CONTROL)
                .listenOn(this);
        held.addClassName("ph-held-notice");
        held.setVisible(false);
        Div body = new Div(title, above, effects, missing, warning, held);
        body.addClassName("ph-preview-body");
        Span hint = new Span(text("shell.preview.keys"));
        hint.addClassNames("ph-xs", "ph-mute", "ph-grow", "ph-wide");
        Div foot = new Div(hint, cancel, confirm);
        foot.addClassName("ph-preview-foot");
        add(body, foot);
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                title.getElement().callJsFunction("focus");
            }
        });
    }

    /** Puts a choice above the effects. */
    public void addChoice(Component... components) {
        above.add(components);
        above.addClassName("ph-row");
    }

    /** Puts fields above the effects, one under the other. */
    public void addFields(Component... components) {
        above.add(components);
        above.addClassName("ph-fields");
    }

    /** Says what is still missing, without alarm. */
    public void missing(String sentence) {
        missing.setText(sentence);
        missing.setVisible(true);
        confirm.setEnabled(false);
    }

    /** Starts the list of effects anew, with the button that repeats credits. */
    public Preview effects(String buttonText) {
        effects.removeAll();
        missing.setVisible(false);
        warning.setVisible(false);
        confirm.setText(buttonText);
        ready();
        return this;
    }

    /** Adds a line such as "Balance: 96 → 95". */
    public Preview effect(String label, String value) {
        effects.add(new DescriptionList.Term(label), new DescriptionList.Description(value));
        return this;
    }

    /** Says why it would be refused, and keeps it from being confirmed. */
    public void shortfall(String sentence) {
        warning.setText(sentence);
        warning.setVisible(true);
        confirm.setEnabled(false);
    }

    /** Shows a refusal and lets the button be pressed again. */
    public void refusal(String sentence) {
        warning.setText(sentence);
        warning.setVisible(true);
        ready();
    }

    /** Lets the button be pressed again. */
    public void again() {
        ready();
    }

    /** The sentence that warns or refuses; empty if there is none. */
    public String warning() {
        return warning.isVisible() ? warning.getText() : "";
    }

    /** The button that confirms. */
    public Button confirm() {
        return confirm;
    }

    /** Says so if the person may move no credits now, and how to go on; until then it cannot be confirmed. */
    public Preview movesCredits() {
        HoldNotice.current().ifPresent(this::tellHold);
        return this;
    }

    private void tellHold(HoldNotice notice) {
        Hold hold = notice.hold().orElse(null);
        held.removeAll();
        held.setVisible(hold != null);
        if (hold == null) {
            ready();
            return;
        }
        Paragraph why = new Paragraph(text(
                "hold.own",
                notice.since(hold),
                hold.drain().debits(),
                hold.drain().usual().intValue()));
        Paragraph next = new Paragraph(text(hold.provable() ? "hold.own.prove" : "hold.own.ask"));
        held.add(new Icon("lock", "ph-bad"), new Div(why, next));
        if (hold.provable()) {
            Button prove = new Button(text("hold.prove"), click -> notice.prove(this::movesCredits));
            prove.addThemeVariants(ButtonVariant.PRIMARY);
            held.add(prove);
        }
        confirm.setEnabled(false);
    }

    /** The sentences about a hold; empty if there is none. */
    public String hold() {
        return held.isVisible() ? held.getElement().getTextRecursively() : "";
    }

    private void ready() {
        confirm.setEnabled(!held.isVisible());
    }

    private void press() {
        if (confirm.isEnabled()) {
            confirm.click();
        }
    }
}
