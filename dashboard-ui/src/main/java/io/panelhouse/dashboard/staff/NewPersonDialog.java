package io.panelhouse.dashboard.staff;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.shell.Choice;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.directory.Operators;
import io.panelhouse.panel.security.Staff;
import io.panelhouse.panel.security.StaffRole;
import io.panelhouse.panel.security.TemporaryPassword;
import java.util.Arrays;
import java.util.List;

/** Adds a person: a name, a role, and a password to hand over. */
final class NewPersonDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final Actor actor;
    private final Staff staff;
    private final Scope reseller;
    private final Formats formats;
    private final Runnable added;
    private final TextField name = new TextField(text("staff.name"));
    private final Choice<StaffRole> role;
    private final Paragraph meaning = new Paragraph();

    NewPersonDialog(Actor actor, Staff staff, Scope reseller, Formats formats, Runnable added) {
        this.actor = actor;
        this.staff = staff;
        this.reseller = reseller;
        this.formats = formats;
        this.added = added;
        setHeaderTitle(text("staff.add.to", reseller.name()));
        name.setMaxLength(Operators.MAX_NAME_LENGTH);
        name.setWidthFull();
        name.setPlaceholder("anna.berg");
        List<StaffRole> given = Arrays.stream(StaffRole.values())
                .filter(each -> actor.permissions().containsAll(each.permissions()))
                .toList();
        role = new Choice<>(text("staff.role"), given, each -> text("staff.role." + each));
        role.onChoice(chosen -> meaning.setText(meaning(chosen)));
        role.choose(StaffRole.VIEW);
        meaning.setText(meaning(StaffRole.VIEW));
        meaning.addClassNames("ph-s", "ph-mute");
        Div body = new Div(name, role, meaning);
        body.addClassName("ph-form");
        add(body);
        Button add = new Button(text("staff.add.confirm"), click -> add());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("shell.cancel"), click -> close()), add);
        addOpenedChangeListener(opened -> name.focus());
    }

    private static String meaning(StaffRole role) {
        return text("staff.role." + role + ".meaning");
    }

    private void add() {
        try {
            TemporaryPassword given = staff.add(actor, reseller.panelId(), name.getValue(), role.chosen());
            close();
            new HandOverDialog(given, formats).open();
            added.run();
        } catch (AccessRefusedException | IllegalArgumentException refused) {
            name.setErrorMessage(Refusals.name(refused));
            name.setInvalid(true);
            name.focus();
        }
    }
}
