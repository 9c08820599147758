package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Span;
import io.panelhouse.panel.account.AccountStatus;

/** The one state of an account: icon, word, colour. */
public final class StatusChip extends Span {

    private static final long serialVersionUID = 1;

    public StatusChip(AccountStatus status) {
        addClassName("ph-chip");
        String word = text("shell.status." + status.name());
        switch (status) {
            case ACTIVE -> show("ok", "ph-ok", word);
            case EXPIRING -> show("clock", "ph-warn", word);
            case IN_GRACE -> show("warn", "ph-warn", word);
            case EXPIRED -> show("bad", "ph-bad", word);
            case SUSPENDED -> show("pause", "ph-none", word);
            case NEVER_ACTIVATED -> show("open", "ph-none", word);
            case CLOSED -> show("x", "ph-none", word);
            case DEVICE_MISMATCH -> show("lock", "ph-bad", word);
        }
    }

    private void show(String icon, String tint, String word) {
        addClassName(tint);
        add(new Icon(icon, "ph-i-xs"), new Span(word));
    }
}
