package io.panelhouse.dashboard.machines;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Movements;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.RefusedOrderException;
import io.panelhouse.panel.webhook.CreatedWebhook;
import io.panelhouse.panel.webhook.NewWebhook;
import io.panelhouse.panel.webhook.Webhooks;
import java.util.Set;

/** Makes a webhook: where to call, and about what. */
final class NewWebhookDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final Webhooks webhooks;
    private final Runnable made;
    private final TextField url = new TextField(text("machines.hook.url"));
    private final CheckboxGroup<OperationKind> kinds = new CheckboxGroup<>(text("machines.hook.kinds"));

    NewWebhookDialog(CurrentOperator operator, Webhooks webhooks, Runnable made) {
        this.operator = operator;
        this.webhooks = webhooks;
        this.made = made;
        setHeaderTitle(text("machines.hook.add"));
        url.setWidthFull();
        url.setMaxLength(2_000);
        url.setPlaceholder("https://billing.example.com/panelhouse");
        kinds.setItems(OperationKind.values());
        kinds.setItemLabelGenerator(Movements::inWords);
        kinds.setHelperText(text("machines.hook.none"));
        kinds.addClassName("ph-kinds");
        Div body = new Div(url, kinds);
        body.addClassName("ph-form");
        add(body);
        Button make = new Button(text("machines.hook.make"), click -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("shell.cancel"), click -> close()), make);
        addOpenedChangeListener(opened -> url.focus());
    }

    private void make() {
        try {
            CreatedWebhook created = webhooks.create(
                    operator.actor(),
                    new NewWebhook(operator.scope().panelId(), url.getValue().strip(), Set.copyOf(kinds.getValue())));
            close();
            made.run();
            new SecretDialog(
                            text("machines.hook.made", created.webhook().url().getHost()),
                            created.secret(),
                            text("machines.hook.how"))
                    .open();
        } catch (RefusedOrderException refused) {
            invalid(Refusals.words(refused));
        } catch (IllegalArgumentException refused) {
            invalid(text("machines.hook.invalid"));
        }
    }

    private void invalid(String why) {
        url.setErrorMessage(why);
        url.setInvalid(true);
        url.focus();
    }
}
