package io.panelhouse.event;

/** How a subscriber's sign-in ended. */
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
    REFUSED_BY_POLICY,
    DEVICE_REQUIRED,
    THROTTLED
}
