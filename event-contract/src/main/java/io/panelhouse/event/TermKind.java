package io.panelhouse.event;

/** How a paid period came about. */
public enum TermKind {
    NEW,
    RENEWAL,
    REACTIVATION,
    CHANGE
}
