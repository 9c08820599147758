package io.panelhouse.dashboard.security;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.panelhouse.dashboard.signin.SignedIn;
import io.panelhouse.panel.security.PanelSecurity;
import io.panelhouse.panel.security.StepUp;
import java.time.InstantSource;

/** Asks again who it is, then does what was asked for. */
final class ProofDialog extends Dialog {

    private static final long serialVersionUID = 1;

    ProofDialog(SignedIn signedIn, PanelSecurity security, InstantSource clock, Runnable then) {
        addClassName("ph-proof");
        setHeaderTitle(text("security.proof.title"));
        setCloseOnOutsideClick(false);
        ProofField field =
                new ProofField(signedIn, security, signedIn.operator().secondFactor());
        Paragraph why = new Paragraph(text("security.proof.why", StepUp.PROOF_LASTS.toMinutes()));
        why.addClassNames("ph-s", "ph-mute");
        Div body = new Div(why, field);
        body.addClassName("ph-form");
        add(body);
        Button confirm = new Button(text("security.proof.confirm"), click -> {
            if (field.proves(clock)) {
                close();
                then.run();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        field.addKeyPressListener(Key.ENTER, pressed -> confirm.click());
        getFooter().add(new Button(text("shell.cancel"), click -> close()), confirm);
        addOpenedChangeListener(opened -> field.focus());
    }
}
