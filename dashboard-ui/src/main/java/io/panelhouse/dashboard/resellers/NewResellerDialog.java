package io.panelhouse.dashboard.resellers;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.ResellerTree;
import io.panelhouse.panel.operation.Outcome;

/** Creates a sub-reseller below one in reach, with the time zone and grace of its parent. */
final class NewResellerDialog {

    private final CurrentOperator operator;
    private final ResellerTree tree;
    private final Runnable created;
    private final ComboBox<Scope> parent = new ComboBox<>(text("resellers.create.parent"));
    private final TextField name = new TextField(text("resellers.create.name"));
    private final Preview preview = new Preview(text("resellers.create"), this::confirm);

    NewResellerDialog(CurrentOperator operator, ResellerTree tree, Runnable created) {
        this.operator = operator;
        this.tree = tree;
        this.created = created;
        parent.setItems(operator.choices());
        parent.setItemLabelGenerator(Scope::name);
        operator.choices().stream()
                .filter(choice -> choice.reseller().equals(operator.scope().reseller()))
                .findFirst()
                .ifPresent(parent::setValue);
        name.setMaxLength(80);
        preview.addFields(parent, name);
        preview.effects(text("resellers.create"));
    }

    void open() {
        preview.open();
    }

    private void confirm() {
        String typed = name.getValue().strip();
        Scope below = parent.getValue();
        if (typed.isEmpty() || below == null) {
            name.setErrorMessage(text("resellers.create.typeName"));
            name.setInvalid(typed.isEmpty());
            name.focus();
            preview.refusal(text("resellers.create.typeName"));
            return;
        }
        try {
            Reseller above = tree.find(operator.actor(), below.panelId()).orElseThrow();
            Outcome outcome = tree.create(
                    operator.actor(), new NewReseller(above.id(), typed, above.timeZone(), above.graceDays(), null));
            switch (outcome) {
                case Outcome.Refused refused -> preview.refusal(Refusals.words(refused));
                case Outcome.Done done -> {
                    preview.close();
                    Message.done(text("resellers.create.done", typed, below.name()));
                    created.run();
                }
            }
        } catch (RuntimeException failure) {
            preview.refusal(text("resellers.create.failed", Message.logged("Cannot create a reseller", failure)));
        }
    }
}
