package io.panelhouse.panel.account;

/** The one state that an account is in at an instant. */
public enum AccountStatus {
    /** Entitled, and not about to end. */
    ACTIVE,
    /** Entitled, with its end within 7 days. */
    EXPIRING,
    /** Ended, and still within its owner's grace. */
    IN_GRACE,
    /** Ended before that. */
    EXPIRED,
    /** No term has begun yet. */
    NEVER_ACTIVATED,
    /** Service is withheld until it is resumed. */
    SUSPENDED,
    /** Entitled, but another device than the locked one was refused within 7 days and nobody signed in since. */
    DEVICE_MISMATCH,
    /** Ended by its reseller for good. */
    CLOSED;

    /** Whether a subscriber with the right device and password is let in. */
    public boolean entitled() {
        return this == ACTIVE || this == EXPIRING || this == DEVICE_MISMATCH;
    }
}
