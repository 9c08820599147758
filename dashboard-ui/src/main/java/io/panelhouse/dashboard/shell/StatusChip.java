package io.panelhouse.dashboard.shell;

import com.vaadin.flow.component.html.Span;
import io.panelhouse.panel.account.AccountStatus;

/** The one state of an account: icon, word, colour. */
public final class StatusChip extends Span {

    private static final long serialVersionUID = 1;

    public StatusChip(AccountStatus status) {
        addClassName("ph-chip");
        switch (status) {
            case ACTIVE -> show("ok", "ph-ok", "Active");
            case EXPIRING -> show("clock", "ph-warn", "Expiring");
            case IN_GRACE -> show("warn", "ph-warn", "In grace");
            case EXPIRED -> show("bad", "ph-bad", "Expired");
            case NEVER_ACTIVATED -> show("open", "ph-none", "Never activated");
            case SUSPENDED -> show("pause", "ph-none", "Suspended");
            case CLOSED -> show("x", "ph-none", "Closed");
        }
    }

    private void show(String icon, String tint, String word) {
        addClassName(tint);
        add(new Icon(icon, "ph-i-xs"), new Span(word));
    }
}
