package io.panelhouse.simulator.business;

import java.util.Locale;

/** How large the demo business is. */
public enum BusinessSize {
    SMALL(2_000, 0, 0),
    MEDIUM(20_000, 3, 45),
    LARGE(100_000, 12, 180);

    private final int accountsAlive;
    private final int furtherOwners;
    private final int furtherResellers;

    BusinessSize(int accountsAlive, int furtherOwners, int furtherResellers) {
        this.accountsAlive = accountsAlive;
        this.furtherOwners = furtherOwners;
        this.furtherResellers = furtherResellers;
    }

    /** Reads a size as a person writes it: {@code small}, {@code medium} or {@code large}. */
    public static BusinessSize parse(String text) {
        for (BusinessSize size : values()) {
            if (size.name().equalsIgnoreCase(text)) {
                return size;
            }
        }
        throw new IllegalArgumentException("Invalid size: must be small, medium or large, was " + text);
    }

    /** The size as a person writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Paid accounts with service at the end of the history, about. */
    public int accountsAlive() {
        return accountsAlive;
    }

    int furtherOwners() {
        return furtherOwners;
    }

    int furtherResellers() {
        return furtherResellers;
    }
}
