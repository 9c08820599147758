package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.panel.Permission;
import java.util.Locale;

/** The pages that the drawer, the tabs and the keys lead to, if they exist. */
enum Destination {
    HOME(Group.DESK, "", "home", "g h"),
    ACCOUNTS(Group.DESK, "accounts", "users", "g a"),
    DUE(Group.DESK, "due", "cal", "g d"),
    UNLOCKED(Group.DESK, "unlocked", "key", "g k"),
    ONLINE(Group.DESK, "online", "pulse", "g o"),
    ISSUES(Group.DESK, "issues", "plug", "g i"),
    ALERTS(Group.DESK, "alerts", "bell", "g n"),
    LOG(Group.DESK, "log", "copy", "g e"),
    GUIDES(Group.DESK, "guides", "screen", "g v"),
    CREDITS(Group.DESK, "credits", "coins", "g l"),
    RESELLERS(Group.DESK, "resellers", "tree", "g r"),
    WEEKLY(Group.ANALYTICS, "weekly", "chart", "g w"),
    FORECAST(Group.ANALYTICS, "forecast", "fan", "g f"),
    STAFF(Group.HOUSE, "staff", "users", "g u"),
    AUDIT(Group.HOUSE, "audit", "copy", "g t"),
    SECURITY(Group.HOUSE, "security", "lock", "g y"),
    SETTINGS(Group.HOUSE, "settings", "filter", "g s");

    private final Group group;
    private final String path;
    private final String icon;
    private final String key;

    Destination(Group group, String path, String icon, String key) {
        this.group = group;
        this.path = path;
        this.icon = icon;
        this.key = key;
    }

    Group group() {
        return group;
    }

    /** What a person must be allowed to do to find something there. */
    Permission needs() {
        return this == STAFF || this == AUDIT ? Permission.OWNER : Permission.VIEW;
    }

    /** In the language of the page. */
    String title() {
        return text("shell.page." + name().toLowerCase(Locale.ROOT));
    }

    String path() {
        return path;
    }

    String icon() {
        return icon;
    }

    String key() {
        return key;
    }

    /** What stands together in the drawer; all but the first under a caption. */
    enum Group {
        DESK,
        ANALYTICS,
        HOUSE
    }
}
