package io.panelhouse.panel;

/** Identity of a subscriber's account. */
public record AccountId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
