package io.panelhouse.dashboard.accounts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.shell.Choice;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Sells a new account in four fields: name, password, length and, if it is known, the device that it is locked to at
 * once. Enter in a field creates. A taken name is said under it, with one that is free.
 */
final class CreatePanel extends Div {

    private static final long serialVersionUID = 1;

    /** No letters and digits that are taken for each other. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CurrentOperator operator;
    private final Desk desk;
    private final Accounts accounts;
    private final Devices devices;
    private final Formats formats;
    private final Scope owner;
    private final Runnable done;
    private final TextField name = new TextField(text("accounts.create.username"));
    private final TextField password = new TextField(text("accounts.create.password"));
    private final TextField device = new TextField(text("accounts.create.device"));
    private final Choice<Offer> length;
    private final Span effect = new Span();
    private final Button create = new Button("", click -> submit());
    private String key = UUID.randomUUID().toString();

    CreatePanel(
            CurrentOperator operator,
            Desk desk,
            Accounts accounts,
            Devices devices,
            Catalogue catalogue,
            InstantSource clock,
            Runnable done,
            Runnable closed) {
        this.operator = operator;
        this.desk = desk;
        this.accounts = accounts;
        this.devices = devices;
        this.owner = operator.scope();
        this.formats = new Formats(owner.zone(), clock);
        this.done = done;
        this.length = new Choice<>(
                text("shell.length"),
                catalogue.offers().stream().filter(offer -> offer.months() > 0).toList(),
                offer -> Packages.inWords(offer.code()));
        addClassNames("ph-tile", "ph-panel", "ph-create-panel");
        getElement().setAttribute("role", "complementary").setAttribute("aria-label", text("accounts.new"));
        H2 title = new H2(text("accounts.new"));
        NativeButton close = new NativeButton("", click -> closed.run());
        close.add(new Icon("x"));
        close.addClassName("ph-close");
        close.getElement().setAttribute("aria-label", text("accounts.close"));
        Div head = new Div(title, close);
        head.addClassName("ph-panel-head");
        fields(catalogue);
        effect.addClassNames("ph-s", "ph-mute");
        effect.getElement().setAttribute("aria-live", "polite");
        Button generate = new Button(text("accounts.create.generate"), click -> password.setValue(generated()));
        generate.setPrefixComponent(new Icon("key", "ph-i-s"));
        Div secret = new Div(password, generate);
        secret.addClassName("ph-secret");
        Div body = new Div(name, secret, length, device, effect);
        body.addClassNames("ph-panel-body", "ph-form");
        Div foot = new Div(create, new Button(text("accounts.cancel"), click -> closed.run()));
        foot.addClassName("ph-panel-foot");
        add(head, body, foot);
        Shortcuts.addShortcutListener(this, closed::run, Key.ESCAPE);
        show();
        addAttachListener(attached -> name.focus());
    }

    private void fields(Catalogue catalogue) {
        catalogue.offers().stream()
                .filter(offer -> offer.months() > 0)
                .findFirst()
                .ifPresent(length::choose);
        length.onChoice(offer -> show());
        for (TextField field : new TextField[] {name, password, device}) {
            field.setAutocapitalize(Autocapitalize.NONE);
            field.getElement().setAttribute("autocomplete", "off").setAttribute("spellcheck", "false");
            field.setWidthFull();
            field.addValueChangeListener(changed -> field.setInvalid(false));
        }
        name.setMaxLength(80);
        name.addBlurListener(left -> checkName());
        password.setMaxLength(200);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClassName("ph-grow");
        create.setDisableOnClick(true);
        create.addClickShortcut(Key.ENTER).listenOn(name, password, device);
    }

    private void show() {
        Offer offer = length.chosen();
        effect.setText(text(
                "accounts.create.effect",
                formats.credits(offer.credits()),
                formats.amount(desk.purse(owner).figure().credits().subtract(offer.credits()))));
        create.setText(text("accounts.create.confirm", formats.credits(offer.credits())));
    }

    private void checkName() {
        String typed = name.getValue().strip();
        if (!typed.isEmpty() && taken(typed)) {
            invalid(name, text("accounts.create.taken", typed, free(typed)));
        }
    }

    private boolean taken(String typed) {
        return accounts.findByName(operator.actor(), owner.panelId(), typed).isPresent();
    }

    /** The name with the first letter or number behind it that makes it free. */
    private String free(String typed) {
        for (char letter = 'b'; letter <= 'z'; letter++) {
            if (!taken(typed + letter)) {
                return typed + letter;
            }
        }
        return typed + "-" + (100 + RANDOM.nextInt(900));
    }

    private static String generated() {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            secret.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return secret.toString();
    }

    private void submit() {
        create.setEnabled(true);
        String typed = name.getValue().strip();
        if (typed.isEmpty()) {
            invalid(name, text("accounts.create.nameMissing"));
            return;
        }
        if (password.getValue().isEmpty()) {
            invalid(password, text("accounts.create.passwordMissing"));
            return;
        }
        Outcome outcome;
        try {
            outcome = desk.create(new CreateAccount(
                    operator.actor(),
                    key,
                    owner.panelId(),
                    typed,
                    password.getValue(),
                    length.chosen().code()));
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.noAnswer"), failure);
            return;
        }
        switch (outcome) {
            case Outcome.Done one -> created(one.receipt());
            case Outcome.Refused one -> refused(one, typed);
        }
    }

    private void created(Receipt receipt) {
        Optional<DeviceId> told = DeviceId.told(device.getValue());
        if (told.isPresent() && receipt.accountId() != null) {
            devices.lockTo(operator.actor(), key, receipt.accountId(), told.get());
        }
        Message.done(text(
                "accounts.create.done",
                String.valueOf(receipt.accountName()),
                formats.credits(receipt.credits()),
                formats.amount(receipt.balanceAfter())));
        key = UUID.randomUUID().toString();
        for (TextField field : new TextField[] {name, password, device}) {
            field.clear();
            field.setInvalid(false);
        }
        show();
        done.run();
        name.focus();
    }

    private void refused(Outcome.Refused refused, String typed) {
        if (refused.code() == RefusalCode.NAME_TAKEN) {
            invalid(name, text("accounts.create.taken", typed, free(typed)));
            return;
        }
        if (refused.code() == RefusalCode.KEY_CONFLICT) {
            key = UUID.randomUUID().toString();
        }
        Message.refused(Refusals.words(refused));
    }

    private static void invalid(TextField field, String sentence) {
        field.setErrorMessage(sentence);
        field.setInvalid(true);
        field.focus();
    }
}
