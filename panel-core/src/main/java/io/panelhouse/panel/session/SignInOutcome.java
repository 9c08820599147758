package io.panelhouse.panel.session;

/**
 * How an attempt to sign in ended. The names are part of the journals.
 *
 * <p>Where several reasons hold, the first of this order is given: {@link #UNKNOWN_USER}, {@link #THROTTLED}; with the
 * wrong secret {@link #DEVICE_MISMATCH} before {@link #WRONG_PASSWORD}, so that nobody learns from another device
 * whether a secret is right; with the right one what no change of the lock would mend, {@link #CLOSED},
 * {@link #SUSPENDED}, {@link #NEVER_ACTIVATED}, {@link #TRIAL_OVER} or {@link #EXPIRED}, then {@link #DEVICE_MISMATCH},
 * {@link #DEVICE_REQUIRED} and {@link #CONNECTION_LIMIT}.
 */
public enum SignInOutcome {
    ACCEPTED("Signed in."),
    WRONG_PASSWORD("The password was wrong."),
    /** Only in imported logs: a public key was refused. */
    WRONG_KEY("The key was wrong."),
    UNKNOWN_USER("There is no account with this name."),
    EXPIRED("The subscription had ended."),
    SUSPENDED("The account was suspended."),
    NEVER_ACTIVATED("The subscription had not begun."),
    DEVICE_MISMATCH("The account is locked to another device."),
    CONNECTION_LIMIT("The account was already watching on as many connections as it may."),
    CLOSED("The account was closed."),
    TRIAL_OVER("The trial had ended."),
    /** Only in imported logs: another system's rule. */
    REFUSED_BY_POLICY("A rule of the other system refused it."),
    DEVICE_REQUIRED("The account is locked to a device, and the app did not tell which one it runs on."),
    THROTTLED("There were too many wrong passwords from this address; it has to wait.");

    private final String sentence;

    SignInOutcome(String sentence) {
        this.sentence = sentence;
    }

    /** What happened, for a person. */
    public String sentence() {
        return sentence;
    }
}
