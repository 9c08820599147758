package io.panelhouse.batch.lake;

/** A setting without which nothing can start is missing. The message is for the person who starts it. */
public final class MissingSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    MissingSettingException(String message) {
        super(message);
    }
}
