package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.account.AccountNotes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the customer can be told, ready to be sent from the operator's own programs; nothing is sent from here. */
final class AnswerTile extends Section {

    private static final long serialVersionUID = 1;

    private final Paragraph quote = new Paragraph();
    private final Div ways = new Div();

    AnswerTile() {
        addClassName("ph-tile");
        quote.addClassName("ph-quote");
        ways.addClassName("ph-fix");
        add(new H2(text("account.answer")), quote, ways);
    }

    void show(String answer, AccountNotes notes) {
        quote.setText(answer);
        ways.removeAll();
        Button copy = new Button(text("account.copy"), click -> VerdictTile.copy(answer));
        copy.setPrefixComponent(new Icon("copy", "ph-i-s"));
        ways.add(copy);
        String phone = notes.contactPhone();
        if (phone != null) {
            String digits = phone.replaceAll("[^0-9]", "");
            ways.add(link("https://wa.me/" + digits + "?text=" + encoded(answer), text("account.whatsapp")));
            ways.add(link("tel:+" + digits, text("account.call")));
        }
        String email = notes.contactEmail();
        if (email != null) {
            ways.add(link(
                    "mailto:" + encoded(email).replace("%40", "@") + "?body=" + encoded(answer), text("account.mail")));
        }
    }

    private static Anchor link(String address, String words) {
        Anchor link = new Anchor(address, words);
        link.setTarget("_blank");
        link.getElement().setAttribute("rel", "noreferrer");
        return link;
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
