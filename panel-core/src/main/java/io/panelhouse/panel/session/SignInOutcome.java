package io.panelhouse.panel.session;

/** How an attempt to sign in ended. The names are part of the journals. */
public enum SignInOutcome {
    ACCEPTED,
    WRONG_PASSWORD,
    WRONG_KEY,
    UNKNOWN_USER,
    EXPIRED,
    SUSPENDED,
    NEVER_ACTIVATED,
    DEVICE_MISMATCH,
    CONNECTION_LIMIT,
    CLOSED,
    TRIAL_OVER,
    REFUSED_BY_POLICY
}
