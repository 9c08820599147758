package io.panelhouse.dashboard.guide;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.guide.DeviceGuides;
import io.panelhouse.panel.message.MessageTemplate;
import java.util.Optional;

/** The guide for one type of device: to be read and copied, and by an owner to be written. */
final class GuideTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final DeviceGuides guides;
    private final Runnable changed;
    private final Select<Language> language = new Select<>();
    private final TextArea words = new TextArea();
    private final Button save = new Button(text("guide.save"), click -> save());
    private final Button forget = new Button(text("guide.forget"), click -> write(Optional.empty()));
    private String type = "";

    /** @param changed called after a guide was written */
    GuideTile(CurrentOperator operator, DeviceGuides guides, Runnable changed) {
        this.operator = operator;
        this.guides = guides;
        this.changed = changed;
        language.setLabel(text("account.language"));
        language.setItems(Language.values());
        language.setItemLabelGenerator(Language::ownName);
        language.setValue(Language.current());
        language.addValueChangeListener(chosen -> read());
        words.setMaxLength(1000);
        words.addClassName("ph-words");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Button copy = new Button(text("guide.copy"), click -> copy());
        copy.setPrefixComponent(new Icon("copy", "ph-i-s"));
        Div buttons = new Div(save, copy, forget);
        buttons.addClassName("ph-row");
        getContent().body().add(language, words, buttons);
        getContent().body().addClassName("ph-form");
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("guide.column.guide"), text("guide.words.definition", "{name}")).span(5);
    }

    /** Shows the guide for this type; empty for devices that told none, which has no words of one's own. */
    void show(String shown) {
        type = shown;
        boolean owner = operator.actor().may(Permission.OWNER) && !type.isEmpty();
        words.setLabel(text("guide.words", type.isEmpty() ? text("guide.notTold") : type));
        words.setReadOnly(!owner);
        save.setVisible(owner);
        read();
    }

    TextArea words() {
        return words;
    }

    private void read() {
        Language in = language.getValue();
        words.setInvalid(false);
        words.setValue(guides.of(operator.actor(), operator.scope().panelId(), type, in.code())
                .orElseGet(() -> ShippedGuide.of(type, in))
                .words());
        forget.setVisible(save.isVisible()
                && guides.own(operator.actor(), operator.scope().panelId(), type, in.code()));
    }

    private void copy() {
        UI.getCurrent()
                .getPage()
                .executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", words.getValue());
        Message.done(text("account.copied"));
    }

    private void save() {
        try {
            write(Optional.of(new MessageTemplate(words.getValue())));
        } catch (IllegalArgumentException wrong) {
            words.setErrorMessage(wrong.getMessage());
            words.setInvalid(true);
        }
    }

    private void write(Optional<MessageTemplate> written) {
        try {
            guides.change(
                    operator.actor(),
                    operator.scope().panelId(),
                    type,
                    language.getValue().code(),
                    written);
            read();
            changed.run();
            Message.done(text("guide.saved"));
        } catch (AccessRefusedException refused) {
            Message.refused(String.valueOf(refused.getMessage()));
        }
    }
}
