package io.panelhouse.event;

/** Which end of a session a record stands for. */
public enum SessionChange {
    OPENED,
    CLOSED
}
