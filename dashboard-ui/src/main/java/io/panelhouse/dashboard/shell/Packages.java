package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.panel.offer.Offer;

/** Packages in words. */
public final class Packages {

    private Packages() {}

    /** Such as {@code 1 month}, {@code 12 months}, {@code trial} or {@code no end}. */
    public static String inWords(String code) {
        return switch (code) {
            case Offer.TRIAL -> text("shell.package.trial");
            case Offer.PERPETUAL -> text("shell.package.noEnd");
            default -> months(code);
        };
    }

    private static String months(String code) {
        boolean months = code.length() > 1
                && code.charAt(0) == 'M'
                && code.chars().skip(1).allMatch(Character::isDigit);
        return months ? text("shell.package.months", Integer.parseInt(code.substring(1))) : code;
    }
}
