package io.panelhouse.streaming;

/** A job or process must not start as things are, and trying again does not help. The message says what to do. */
public final class RefusedStartException extends RuntimeException {

    /** Exit code of a process that refuses to start. */
    public static final int EXIT_CODE = 78;

    private static final long serialVersionUID = 1;

    /** Creates the refusal. */
    public RefusedStartException(String message) {
        super(message);
    }

    /** Creates the refusal because of another problem. */
    public RefusedStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
