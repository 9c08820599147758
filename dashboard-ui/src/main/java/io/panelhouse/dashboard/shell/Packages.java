package io.panelhouse.dashboard.shell;

import io.panelhouse.panel.offer.Offer;

/** Packages in words. */
public final class Packages {

    private Packages() {}

    /** Such as {@code 1 month}, {@code 12 months}, {@code trial} or {@code no end}. */
    public static String inWords(String code) {
        return switch (code) {
            case Offer.TRIAL -> "trial";
            case Offer.PERPETUAL -> "no end";
            case "M1" -> "1 month";
            default -> code.startsWith("M") ? code.substring(1) + " months" : code;
        };
    }
}
