package io.panelhouse.panel.operation;

/** What was to be quoted would be refused. The message is one sentence that may be shown. */
public final class RefusedOrderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    public RefusedOrderException(Outcome.Refused refusal) {
        super(refusal.sentence());
        this.code = refusal.code();
    }

    /** Why. */
    public RefusalCode code() {
        return code;
    }
}
