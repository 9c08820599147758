package io.panelhouse.dashboard.create;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.shell.Choice;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Redraw;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sells a new account in three fields. Price and balance after stand beside the title and follow each keystroke; from
 * six credits on a preview asks once more. A refusal leaves what was typed.
 */
public final class QuickCreate extends Composite<Tile> {

    private static final long serialVersionUID = 1;
    private static final BigDecimal PREVIEW_FROM = BigDecimal.valueOf(6);
    private static final Duration TYPING_PAUSE = Duration.ofMillis(300);

    private final CurrentOperator operator;
    private final Desk desk;
    private final Accounts accounts;
    private final InstantSource clock;
    private final Span effect = new Span();
    private final TextField name = new TextField(text("create.name"));
    private final PasswordField password = new PasswordField(text("create.password"));
    private final Choice<Offer> length;
    private final Button create = new Button(text("create.button"), click -> submit());
    private Scope owner;
    private String key = newKey();
    private @Nullable Preview preview;

    public QuickCreate(
            CurrentOperator operator, Desk desk, Accounts accounts, Catalogue catalogue, InstantSource clock) {
        this.operator = operator;
        this.desk = desk;
        this.accounts = accounts;
        this.clock = clock;
        this.owner = operator.scope();
        List<Offer> offers =
                catalogue.offers().stream().filter(offer -> offer.months() > 0).toList();
        this.length = new Choice<>(text("create.lengths"), offers, offer -> Integer.toString(offer.months()));
        length.choose(offers.getFirst());
        length.onChoice(offer -> changed());
        effect.addClassNames("ph-s", "ph-mute", "ph-effect");
        effect.getElement().setAttribute("aria-live", "polite");
        configureFields();
        Span months = new Span(text("create.months"));
        months.addClassNames("ph-s", "ph-mute", "ph-grow");
        Div fields = new Div(name, password);
        fields.addClassName("ph-create-fields");
        Div foot = new Div(length, months, create);
        foot.addClassNames("ph-row", "ph-create-foot");
        Span shortcut = new Span("N");
        shortcut.addClassName("ph-key");
        shortcut.getElement().setAttribute("aria-hidden", "true");
        getContent().icon(new Icon("plus")).addToHead(shortcut, effect);
        getContent().body().add(fields, foot);
        getContent().addClassName("ph-create");
        show();
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("create.title"), text("create.definition"));
    }

    /** Whose account it will be; a change keeps what was typed. */
    public void owner(Scope scope) {
        owner = scope;
        show();
    }

    /** Shows price and balance after anew, as when the balance has changed. */
    public void show() {
        Offer offer = length.chosen();
        Formats formats = formats();
        BigDecimal after = desk.purse(owner).figure().credits().subtract(offer.credits());
        boolean enough = after.signum() >= 0;
        String price = formats.credits(offer.credits());
        Redraw.text(
                effect,
                enough
                        ? text("create.effect", price, formats.amount(after))
                        : text("create.effect.short", price, formats.amount(after.negate())));
        effect.getElement().getClassList().set("ph-bad", !enough);
        effect.getElement().getClassList().set("ph-mute", enough);
    }

    /** What stands beside the title, such as "1 credit, 95 left after". */
    public String effect() {
        return effect.getText();
    }

    private void configureFields() {
        name.setMaxLength(80);
        name.setAutocapitalize(Autocapitalize.NONE);
        name.getElement().setAttribute("autocomplete", "off").setAttribute("spellcheck", "false");
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.setValueChangeTimeout(Math.toIntExact(TYPING_PAUSE.toMillis()));
        name.addValueChangeListener(changed -> {
            changed();
            checkName();
        });
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setValueChangeMode(ValueChangeMode.LAZY);
        password.addValueChangeListener(changed -> {
            password.setInvalid(false);
            changed();
        });
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setDisableOnClick(true);
        create.setTooltipText(text("create.keys"));
        create.addClickShortcut(Key.ENTER).listenOn(name, password);
        create.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(name, password, length);
    }

    private void changed() {
        show();
    }

    private void checkName() {
        name.setInvalid(false);
        String typed = name.getValue().strip();
        if (!typed.isEmpty() && exists(typed)) {
            invalid(taken());
        }
    }

    private String taken() {
        return text("create.taken", name.getValue().strip());
    }

    private boolean exists(String typed) {
        return accounts.findByName(operator.actor(), owner.panelId(), typed).isPresent();
    }

    private void submit() {
        create.setEnabled(true);
        String typed = name.getValue().strip();
        if (typed.isEmpty()) {
            invalid(text("create.typeName"));
            name.focus();
            return;
        }
        if (password.getValue().isEmpty()) {
            password.setErrorMessage(text("create.typePassword"));
            password.setInvalid(true);
            password.focus();
            return;
        }
        if (length.chosen().credits().compareTo(PREVIEW_FROM) >= 0) {
            openPreview(typed);
        } else {
            confirm();
        }
    }

    private void openPreview(String typed) {
        Formats formats = formats();
        Offer offer = length.chosen();
        BigDecimal balance = desk.purse(owner).figure().credits();
        BigDecimal after = balance.subtract(offer.credits());
        Preview opened = new Preview(text("create.preview", typed), this::confirm);
        opened.effects(text("create.preview.for", formats.credits(offer.credits())))
                .effect(text("shell.length"), Packages.inWords(offer.code()))
                .effect(text("shell.price"), formats.credits(offer.credits()))
                .effect(
                        text("shell.balanceOf", owner.name()),
                        text("shell.nowAndAfter", formats.amount(balance), formats.amount(after)));
        if (after.signum() < 0) {
            opened.shortfall(text(
                    "shell.shortfall",
                    formats.credits(offer.credits()),
                    owner.name(),
                    formats.amount(balance),
                    formats.amount(after.negate())));
        }
        preview = opened;
        opened.movesCredits().open();
    }

    private void confirm() {
        String typed = name.getValue().strip();
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
            close();
            Message.failed(text("create.noAnswer", typed), failure);
            return;
        }
        close();
        switch (outcome) {
            case Outcome.Done done -> done(done.receipt());
            case Outcome.Refused refused -> refused(refused);
        }
    }

    private void done(Receipt receipt) {
        Formats formats = formats();
        Message.done(text(
                "create.done",
                String.valueOf(receipt.accountName()),
                formats.credits(receipt.credits()),
                formats.amount(receipt.balanceAfter())));
        key = newKey();
        name.clear();
        password.clear();
        name.setInvalid(false);
        password.setInvalid(false);
        name.focus();
        show();
    }

    private void refused(Outcome.Refused refused) {
        if (refused.code() == RefusalCode.NAME_TAKEN) {
            invalid(taken());
            name.focus();
            return;
        }
        if (refused.code() == RefusalCode.KEY_CONFLICT) {
            key = newKey();
        }
        Message.refused(Refusals.words(refused));
        show();
    }

    private void invalid(String sentence) {
        name.setErrorMessage(sentence);
        name.setInvalid(true);
    }

    private void close() {
        Preview open = preview;
        if (open != null) {
            open.close();
            preview = null;
        }
    }

    private Formats formats() {
        return new Formats(owner.zone(), clock);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
