package io.panelhouse.dashboard.shell;

/** The pages that the drawer, the tabs and the keys lead to, if they exist. */
enum Destination {
    HOME("Home", "", "home", "g h"),
    WEEKLY("Weekly review", "weekly", "chart", "g w"),
    FORECAST("Forecast", "forecast", "fan", "g f");

    private final String title;
    private final String path;
    private final String icon;
    private final String key;

    Destination(String title, String path, String icon, String key) {
        this.title = title;
        this.path = path;
        this.icon = icon;
        this.key = key;
    }

    String title() {
        return title;
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
}
