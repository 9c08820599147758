package io.panelhouse.dashboard.lake;

/** The warehouse cannot answer; the message is one sentence for a person. */
public final class LakeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LakeException(String message) {
        super(message);
    }

    LakeException(String message, Throwable cause) {
        super(message, cause);
    }
}
