package io.panelhouse.dashboard.staff;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.security.TemporaryPassword;

/** Shows a temporary password once. */
final class HandOverDialog extends Dialog {

    private static final long serialVersionUID = 1;

    HandOverDialog(TemporaryPassword given, Formats formats) {
        setHeaderTitle(text("staff.handOver", given.operator().name()));
        setCloseOnOutsideClick(false);
        Code password = new Code(given.password());
        password.addClassName("ph-hand-over");
        Button copy = new Button(
                text("staff.handOver.copy"),
                new Icon("copy"),
                click -> UI.getCurrent()
                        .getPage()
                        .executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", given.password()));
        Div row = new Div(password, copy);
        row.addClassName("ph-row");
        Paragraph note = new Paragraph(text(
                "staff.handOver.note",
                formats.dateTime(given.until()),
                given.operator().name()));
        note.addClassNames("ph-s", "ph-mute");
        Div body = new Div(row, note);
        body.addClassName("ph-form");
        add(body);
        Button done = new Button(text("staff.handOver.done"), click -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
