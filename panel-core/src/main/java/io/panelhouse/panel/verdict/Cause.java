package io.panelhouse.panel.verdict;

/** The one thing that explains what the subscriber sees. */
public enum Cause {
    /** The account was closed. */
    CLOSED,
    /** Service is withheld until it is resumed. */
    SUSPENDED,
    /** No term has begun. */
    NEVER_ACTIVATED,
    /** The last term ended; perhaps the owner's grace still runs, but nobody is let in. */
    EXPIRED,
    /** It has no password, so that nobody can sign in. */
    NO_PASSWORD,
    /** The lock refuses a device, and the password is right or not known to be wrong. */
    DEVICE_MISMATCH,
    /** As many sessions are open as the account may have. */
    CONNECTION_LIMIT,
    /** The password or key is wrong. */
    WRONG_PASSWORD,
    /** It is locked to a device, and the app does not tell which one it runs on. */
    DEVICE_REQUIRED,
    /** After many wrong passwords from one address, that address has to wait. */
    THROTTLED,
    /** A rule of the operator refuses it. */
    REFUSED_BY_POLICY,
    /** Many accounts of the provider stopped working at once, and nothing else explains it. */
    OUTAGE,
    /** What refused it last holds no more; nobody has tried since. */
    MENDED,
    /** A session is open and alive: what does not work is likely the device or the app. */
    CONNECTED,
    /** It could sign in, and nobody ever tried. */
    NEVER_TRIED,
    /** The last sign-in was accepted and ended by itself. */
    FINE
}
