package io.panelhouse.panel.session;

/** What happened to a session. The names are part of the journals. */
public enum SessionChange {
    OPENED,
    CLOSED
}
