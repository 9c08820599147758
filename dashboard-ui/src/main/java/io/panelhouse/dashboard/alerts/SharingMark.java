package io.panelhouse.dashboard.alerts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.AccountId;

/** The name of an account in a list, and beside it whether it is possibly shared; both lead to its page. */
public final class SharingMark extends Div {

    private static final long serialVersionUID = 1;

    /** @param shared whether an alert says so that is open and was not put off or dismissed */
    public SharingMark(AccountId account, String name, boolean shared) {
        addClassName("ph-marked");
        Anchor link = new Anchor("account/" + account.value(), name);
        link.getElement().setAttribute("router-link", true);
        link.addClassName("ph-name");
        add(link);
        if (shared) {
            Span words = new Span(text("alerts.kind.sharing"));
            words.addClassName("ph-wide");
            Anchor mark = new Anchor("account/" + account.value(), new Icon("users", "ph-i-xs"), words);
            mark.getElement()
                    .setAttribute("router-link", true)
                    .setAttribute("title", text("alerts.kind.sharing"))
                    .setAttribute("aria-label", text("alerts.sharing.of", name));
            mark.addClassNames("ph-chip", "ph-warn");
            add(mark);
        }
    }
}
