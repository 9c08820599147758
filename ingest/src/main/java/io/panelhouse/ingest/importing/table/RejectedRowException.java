package io.panelhouse.ingest.importing.table;

/** A row cannot be used; the reason is the same for all rows of its sort. */
final class RejectedRowException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    RejectedRowException(String reason) {
        super(reason);
        this.reason = reason;
    }

    RejectedRowException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
