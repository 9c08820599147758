package io.panelhouse.simulator.business;

/** How a purchase relates to the account's terms before it. */
public enum PurchaseKind {
    TRIAL,
    NEW,
    RENEWAL,
    REACTIVATION
}
