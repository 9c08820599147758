package io.panelhouse.dashboard.machines;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.panelhouse.dashboard.shell.Icon;

/** Shows a secret, the only time that it can be seen. */
public final class SecretDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final Code shown;

    /** @param note what it is for and how it is sent */
    public SecretDialog(String title, String secret, String note) {
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        shown = new Code(secret);
        shown.addClassNames("ph-hand-over", "ph-secret-text");
        Button copy = new Button(
                text("machines.copy"),
                new Icon("copy"),
                click -> UI.getCurrent()
                        .getPage()
                        .executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", secret));
        Paragraph once = new Paragraph(text("machines.once"));
        once.addClassName("ph-strong");
        Paragraph how = new Paragraph(note);
        how.addClassNames("ph-s", "ph-mute");
        Div body = new Div(once, shown, copy, how);
        body.addClassName("ph-form");
        add(body);
        Button done = new Button(text("machines.kept"), click -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }

    String secret() {
        return shown.getText();
    }
}
