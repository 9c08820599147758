package io.panelhouse.panel;

import org.jspecify.annotations.Nullable;

/** The database could not be reached or did not do what it must: worth trying again. The message is one sentence. */
public final class PanelUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PanelUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public PanelUnavailableException(String message) {
        this(message, null);
    }
}
