package io.panelhouse.dashboard.settings;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.customer.CustomerWords;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.message.MessageKind;
import io.panelhouse.panel.message.MessageTemplate;
import io.panelhouse.panel.message.MessageTemplates;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words for customers: the reseller's own, for each purpose and language, else those from above or the product's. */
final class MessagesTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final MessageTemplates templates;
    private final ResellerId reseller;
    private final Select<MessageKind> kind = new Select<>();
    private final Select<Language> language = new Select<>();
    private final TextArea words = new TextArea();
    private final Button forget = new Button(text("settings.words.forget"), click -> write(Optional.empty()));

    MessagesTile(CurrentOperator operator, MessageTemplates templates) {
        this.operator = operator;
        this.templates = templates;
        this.reseller = operator.scope().panelId();
        kind.setLabel(text("settings.words.kind"));
        kind.setItems(MessageKind.values());
        kind.setItemLabelGenerator(one -> text("settings.words.kind." + one.name()));
        kind.setValue(MessageKind.RENEWAL);
        kind.addValueChangeListener(changed -> read());
        language.setLabel(text("account.language"));
        language.setItems(Language.values());
        language.setItemLabelGenerator(Language::ownName);
        language.setValue(Language.current());
        language.addValueChangeListener(changed -> read());
        words.setLabel(text("settings.words"));
        words.setMaxLength(1000);
        words.addClassName("ph-words");
        words.setHelperText(text(
                "settings.words.places",
                MessageTemplate.PLACES.stream().map(place -> "{" + place + "}").collect(Collectors.joining(", "))));
        boolean owner = operator.actor().may(Permission.OWNER);
        words.setReadOnly(!owner);
        Button save = new Button(text("settings.words.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div buttons = new Div(save, forget);
        buttons.addClassName("ph-row");
        buttons.setVisible(owner);
        getContent().body().add(kind, language, words, buttons);
        getContent().body().addClassName("ph-form");
        read();
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("settings.words.title"), text("settings.words.definition")).span(7);
    }

    private void read() {
        Language in = language.getValue();
        MessageKind of = kind.getValue();
        words.setInvalid(false);
        words.setValue(templates
                .of(operator.actor(), reseller, of, in.code())
                .orElseGet(() -> CustomerWords.standard(of, in))
                .words());
        forget.setVisible(templates.own(operator.actor(), reseller, of).containsKey(in.code()));
    }

    private void save() {
        try {
            write(Optional.of(new MessageTemplate(words.getValue())));
        } catch (IllegalArgumentException wrong) {
            words.setErrorMessage(wrong.getMessage());
            words.setInvalid(true);
        }
    }

    private void write(Optional<MessageTemplate> template) {
        try {
            templates.change(
                    operator.actor(),
                    reseller,
                    kind.getValue(),
                    language.getValue().code(),
                    template);
            read();
            Message.done(text("settings.words.saved"));
        } catch (AccessRefusedException refused) {
            Message.refused(String.valueOf(refused.getMessage()));
        }
    }
}
