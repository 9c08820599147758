package io.panelhouse.event;

/** What an operator or an import did. */
public enum OperationKind {
    MINT,
    TRANSFER,
    ACTIVATE,
    RENEW,
    CHANGE,
    TRIAL,
    SUSPEND,
    RESUME,
    MOVE,
    CLOSE,
    REVERSE,
    IMPORT,
    CREATE_RESELLER,
    ADJUST
}
