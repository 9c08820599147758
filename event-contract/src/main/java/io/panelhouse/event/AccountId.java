package io.panelhouse.event;

/** Identifies a subscriber's account. */
public record AccountId(long value) {

    public AccountId {
        if (value < 1) {
            throw new IllegalArgumentException("Invalid account id: must be at least 1, was " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
