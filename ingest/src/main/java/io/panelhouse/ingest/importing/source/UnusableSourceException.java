package io.panelhouse.ingest.importing.source;

/** A file or a mapping as a whole cannot be used; the message is one sentence for the person who named it. */
public final class UnusableSourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public UnusableSourceException(String message) {
        super(message);
    }
}
