package io.panelhouse.dashboard.customer;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import io.panelhouse.panel.account.AccountNotes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Ways to a subscriber that open the operator's own programs with the words in them; nothing is sent from here. */
public final class ContactLinks {

    private ContactLinks() {}

    /** One link for each way that is known: WhatsApp, telephone, e-mail. */
    public static List<Anchor> of(AccountNotes notes, String words) {
        List<Anchor> links = new ArrayList<>();
        String phone = notes.contactPhone();
        if (phone != null) {
            String digits = phone.replaceAll("[^0-9]", "");
            links.add(link("https://wa.me/" + digits + "?text=" + encoded(words), text("account.whatsapp")));
            links.add(link("tel:+" + digits, text("account.call")));
        }
        String email = notes.contactEmail();
        if (email != null) {
            links.add(link(
                    "mailto:" + encoded(email).replace("%40", "@") + "?body=" + encoded(words), text("account.mail")));
        }
        return links;
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
