package io.panelhouse.panel.account;

/** How a paid period came about. The names are part of the journals. */
public enum TermKind {
    /** The account's first paid term, and every trial. */
    NEW,
    /** Bought before the paid end plus grace. */
    RENEWAL,
    /** Bought later than that. */
    REACTIVATION,
    /** Another package in the middle of a term. */
    CHANGE
}
