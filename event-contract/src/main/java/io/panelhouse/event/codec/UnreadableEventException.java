package io.panelhouse.event.codec;

/** Bytes that are no event of the expected kind. The message says why and holds no content of the record. */
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableEventException(String message) {
        super(message);
    }

    UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
