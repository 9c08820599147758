package io.panelhouse.panel.message;

/** What words are for. */
public enum MessageKind {
    /** A term ends soon. */
    RENEWAL,
    /** Why an account works on one device only. */
    DEVICE_LOCK
}
