package io.panelhouse.panel;

/** A reading was asked for outside the actor's subtree. The message is one sentence that may be shown. */
public final class AccessRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AccessRefusedException(String message) {
        super(message);
    }
}
