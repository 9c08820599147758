package io.panelhouse.dashboard.security;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.dashboard.signin.QrPicture;
import io.panelhouse.dashboard.signin.SecurityRules;
import io.panelhouse.dashboard.signin.SignedIn;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.security.NewSecondFactor;
import io.panelhouse.panel.security.PanelSecurity;
import java.util.List;

/** The second step of signing in: set up, recovery codes, turned off. */
final class SecondStepTile {

    private final SignedIn signedIn;
    private final PanelSecurity security;
    private final SecurityRules rules;
    private final Proof proof;
    private final Runnable changed;
    private final Tile tile = new Tile(text("security.step"), text("security.step.definition"));

    SecondStepTile(SignedIn signedIn, PanelSecurity security, SecurityRules rules, Proof proof, Runnable changed) {
        this.signedIn = signedIn;
        this.security = security;
        this.rules = rules;
        this.proof = proof;
        this.changed = changed;
        show();
    }

    Tile tile() {
        return tile;
    }

    void show() {
        if (signedIn.operator().secondFactor()) {
            showOn();
        } else {
            showOff();
        }
    }

    private void showOff() {
        Button setUp = new Button(text("security.step.setUp"), click -> proof.before(this::showPicture));
        setUp.addThemeVariants(ButtonVariant.PRIMARY);
        body(state("open", "ph-mute", text("security.step.off")), note(text("security.step.off.note")), buttons(setUp));
    }

    private void showOn() {
        Operator operator = signedIn.operator();
        int left = security.secondFactors().recoveryCodesLeft(operator);
        Button renew = new Button(
                text("security.step.renew"),
                click -> proof.before(() -> showCodes(security.secondFactors().renewRecoveryCodes(operator))));
        Button off = new Button(text("security.step.turnOff"), click -> proof.before(this::turnOff));
        boolean required = rules.requiresSecondFactor(operator.actor());
        off.setVisible(!required);
        body(
                state("ok", "ph-ok", text("security.step.on")),
                note(text("security.step.codesLeft", left) + (required ? " " + text("security.step.required") : "")),
                buttons(renew, off));
    }

    private void showPicture() {
        NewSecondFactor secret = security.secondFactors().begin(signedIn.operator());
        Div picture = new Div();
        // As it is: a component of HTML would write viewBox in small letters, and the picture would be one of a stamp.
        picture.getElement().setProperty("innerHTML", QrPicture.svg(secret.address(), text("signin.picture")));
        picture.addClassName("ph-qr");
        Code text = new Code(secret.text());
        Div byHand = new Div(new Span(text("security.step.byHand") + " "), text);
        byHand.addClassNames("ph-s", "ph-mute");
        TextField code = new TextField(text("security.step.code"));
        code.setMaxLength(20);
        code.getElement().setAttribute("autocomplete", "one-time-code").setAttribute("inputmode", "numeric");
        Button confirm = new Button(text("security.proof.confirm"), click -> confirm(secret, code));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        code.addKeyPressListener(Key.ENTER, pressed -> confirm.click());
        Div right = new Div(
                note(text("security.step.scan")),
                byHand,
                code,
                buttons(confirm, new Button(text("shell.cancel"), click -> show())));
        right.addClassName("ph-form");
        Div both = new Div(picture, right);
        both.addClassName("ph-enrol");
        body(both);
        code.focus();
    }

    private void confirm(NewSecondFactor secret, TextField code) {
        try {
            showCodes(
                    security.secondFactors().confirm(signedIn.operator(), secret, code.getValue(), signedIn.session()));
            changed.run();
        } catch (IllegalArgumentException refused) {
            code.setErrorMessage(text("security.proof.wrongCode"));
            code.setInvalid(true);
            code.focus();
        }
    }

    private void showCodes(List<String> codes) {
        UnorderedList list = new UnorderedList();
        list.addClassName("ph-codes");
        codes.forEach(code -> list.add(new ListItem(new Code(code))));
        Button kept = new Button(text("security.step.kept"), click -> show());
        kept.addThemeVariants(ButtonVariant.PRIMARY);
        body(
                state("key", "ph-warn", text("security.step.keep")),
                note(text("security.step.keep.note")),
                list,
                buttons(kept));
    }

    private void turnOff() {
        security.secondFactors().remove(signedIn.operator());
        Message.done(text("security.step.turnedOff"));
        show();
    }

    private void body(com.vaadin.flow.component.Component... components) {
        Div content = new Div(components);
        content.addClassName("ph-form");
        tile.body().removeAll();
        tile.body().add(content);
    }

    private static Div state(String icon, String tint, String sentence) {
        Span text = new Span(sentence);
        text.addClassName("ph-strong");
        Div row = new Div(new Icon(icon, tint), text);
        row.addClassName("ph-row");
        return row;
    }

    private static Paragraph note(String sentence) {
        Paragraph note = new Paragraph(sentence);
        note.addClassNames("ph-s", "ph-mute");
        return note;
    }

    private static Div buttons(Button... buttons) {
        Div row = new Div(buttons);
        row.addClassName("ph-row");
        return row;
    }
}
