package io.panelhouse.panel.operation;

/** What an operator or an import did. The names are part of the journals. */
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
