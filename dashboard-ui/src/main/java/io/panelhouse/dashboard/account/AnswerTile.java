package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.customer.ContactLinks;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.shell.Choice;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.account.AccountNotes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the customer can be told, in the customer's language, ready to be sent from the operator's own programs; nothing
 * is sent from here.
 */
final class AnswerTile extends Section {

    private static final long serialVersionUID = 1;

    private final Span language = new Span();
    private final Choice<Topic> topic = new Choice<>(
            text("account.answer"), List.of(Topic.values()), one -> text("account.answer.about." + one.name()));
    private final Paragraph quote = new Paragraph();
    private final Div ways = new Div();
    private final Map<Topic, String> words = new EnumMap<>(Topic.class);
    private AccountNotes notes = AccountNotes.NONE;

    AnswerTile() {
        addClassName("ph-tile");
        language.addClassNames("ph-s", "ph-mute");
        quote.addClassName("ph-quote");
        ways.addClassName("ph-fix");
        topic.choose(Topic.STATE);
        topic.onChoice(chosen -> show());
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Div head = new Div(new H2(text("account.answer")), spacer, language);
        head.addClassName("ph-tile-head");
        add(head, topic, quote, ways);
    }

    /** @param said what is said about each topic, in this language */
    void show(Map<Topic, String> said, Language in, AccountNotes known) {
        words.putAll(said);
        notes = known;
        language.setText(in.ownName());
        quote.getElement().setAttribute("lang", in.code());
        show();
    }

    /** Chooses what is said. */
    void choose(Topic chosen) {
        topic.choose(chosen);
        show();
    }

    /** What is shown. */
    String words() {
        return quote.getText();
    }

    private void show() {
        String said = words.getOrDefault(topic.chosen(), "");
        quote.setText(said);
        ways.removeAll();
        Button copy = new Button(text("account.copy"), click -> VerdictTile.copy(said));
        copy.setPrefixComponent(new Icon("copy", "ph-i-s"));
        ways.add(copy);
        ContactLinks.of(notes, said).forEach(ways::add);
    }

    /** What a customer can be told about. */
    enum Topic {
        STATE,
        RENEWAL,
        DEVICE_LOCK,
        /** How its device is set up. */
        SETUP
    }
}
