package io.panelhouse.panel.database;

/** Text that people type, made safe to look for. */
public final class SearchText {

    private SearchText() {}

    /** The text, or one that fits nothing: PostgreSQL has no text with a zero character. */
    public static String of(String typed) {
        return typed.indexOf(0) >= 0 ? "" : typed;
    }

    /** The text as the beginning of what to look for, without what PostgreSQL cannot hold. */
    public static String prefix(String typed) {
        return typed.replace("\0", "");
    }

    /** A LIKE pattern, with escape character {@code \\}, for what begins with the text. */
    public static String prefixPattern(String typed) {
        String text = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return text.replace("\0", "") + "%";
    }
}
