package io.panelhouse.event;

/** Which of a reseller's ledger accounts an entry stands in. */
public enum LedgerAccount {
    /** Credits the reseller can spend; never below 0. */
    WALLET,
    /** Credits a provider brought into being: 0 or below. */
    ISSUED,
    /** Credits spent on terms: 0 or above. */
    CONSUMED
}
