package io.panelhouse.panel.ledger;

/** A side of a reseller's credit ledger. The names are part of the journals. */
public enum LedgerAccount {
    /** What the reseller can spend: never negative. */
    WALLET,
    /** A provider's counter-account of all that it brought into being: never positive. */
    ISSUED,
    /** What the reseller spent on its own sales. */
    CONSUMED
}
