package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.dashboard.shell.StatusChip;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.verdict.Facts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Name, the one status, package and end, and what can be done. */
final class AccountHead extends Div {

    private static final long serialVersionUID = 1;

    AccountHead() {
        addClassName("ph-head");
    }

    /** There is no such account. */
    void missing() {
        removeAll();
        add(crumb(), new Span(text("account.missing")));
    }

    /** An account that can only be looked at. */
    void show(AccountDetails details, Facts facts, Formats formats) {
        removeAll();
        Span what = new Span(String.join(" · ", what(details, facts, formats)));
        what.addClassNames("ph-s", "ph-mute");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        add(
                crumb(),
                new H1(details.account().name()),
                new StatusChip(details.account().status()),
                what,
                spacer);
    }

    /** Adds what can be done to it. */
    void offer(AccountDetails details, AccountActions actions, Runnable edit) {
        AccountStatus status = details.account().status();
        if (status == AccountStatus.CLOSED) {
            return;
        }
        String key = UUID.randomUUID().toString();
        if (status == AccountStatus.SUSPENDED) {
            add(button("account.resume", "s", () -> actions.resume(details, key)));
        } else {
            Button renew = new Button(text("account.renew"), click -> actions.renew(details));
            renew.getElement().setAttribute("data-ph-key", "r");
            add(renew, button("account.suspend", "s", () -> actions.suspend(details, key)));
        }
        add(more(details, actions, edit));
    }

    private static Anchor crumb() {
        Anchor list = new Anchor("accounts", text("shell.page.accounts") + " /");
        list.addClassName("ph-crumb");
        list.getElement().setAttribute("router-link", true);
        return list;
    }

    private static List<String> what(AccountDetails details, Facts facts, Formats formats) {
        String code = details.account().packageCode();
        Instant end = details.account().endsAt();
        AccountStatus status = details.account().status();
        boolean ended = status == AccountStatus.EXPIRED || status == AccountStatus.IN_GRACE;
        return List.of(
                code == null ? text("accounts.none") : Packages.inWords(code),
                end == null
                        ? text("account.endsNever")
                        : text(ended ? "account.ended" : "account.ends", formats.dateTime(end)),
                text("account.connections", facts.lock().maxConnections()),
                text("accounts.lock." + facts.lock().state().name()));
    }

    private static Button button(String words, String letter, Runnable pressed) {
        Button button = new Button(text(words), click -> pressed.run());
        button.setDisableOnClick(true);
        button.getElement().setAttribute("data-ph-key", letter);
        return button;
    }

    private static Component more(AccountDetails details, AccountActions actions, Runnable edit) {
        Button button = new Button(new Icon("dots"));
        button.addClassName("ph-more");
        button.setAriaLabel(text("account.more"));
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.addItem(text("account.edit"), click -> edit.run());
        if (details.account().status().entitled()) {
            menu.addItem(
                    text("account.change"), click -> actions.change(details).open());
        }
        if (details.account().canSignIn()) {
            menu.addItem(text("account.mend.PASSWORD"), click -> actions.newSecret(details));
        }
        if (actions.movable(details)) {
            menu.addItem(text("account.move"), click -> actions.move(details).open());
        }
        details.operations().stream()
                .findFirst()
                .ifPresent(last -> menu.addItem(
                        text("account.reverse") + ": " + MoneyTile.kind(last.kind()), click -> actions.reverse(last)));
        menu.addItem(text("account.closeIt"), click -> actions.close(details));
        return button;
    }
}
