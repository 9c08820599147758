package io.panelhouse.dashboard.staff;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.Operators;
import java.util.function.Consumer;

/** Asks for another name; past actions keep the name that they were done under. */
final class RenameDialog extends Dialog {

    private static final long serialVersionUID = 1;

    RenameDialog(Operator person, Consumer<String> rename) {
        setHeaderTitle(text("staff.rename.of", person.name()));
        TextField name = new TextField(text("staff.name"));
        name.setMaxLength(Operators.MAX_NAME_LENGTH);
        name.setWidthFull();
        name.setValue(person.name());
        name.setHelperText(text("staff.rename.note", person.name()));
        Div body = new Div(name);
        body.addClassName("ph-form");
        add(body);
        Button save = new Button(text("staff.rename"), click -> {
            try {
                rename.accept(name.getValue().strip());
                close();
            } catch (AccessRefusedException | IllegalArgumentException refused) {
                name.setErrorMessage(Refusals.name(refused));
                name.setInvalid(true);
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        name.addKeyPressListener(Key.ENTER, pressed -> save.click());
        getFooter().add(new Button(text("shell.cancel"), click -> close()), save);
        addOpenedChangeListener(opened -> name.focus());
    }
}
