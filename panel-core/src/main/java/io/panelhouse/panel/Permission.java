package io.panelhouse.panel;

/** What an operator may do within its subtree. The names are part of the database and of API tokens. */
public enum Permission {
    /** Read accounts, ledger, reports and logs. */
    VIEW,
    /** Create, renew, change, suspend, resume and close accounts; move a device lock. */
    SELL,
    /** Mint, transfer and reverse credits. */
    CREDITS,
    /** Manage sub-resellers, staff, tokens, webhooks and settings. */
    OWNER
}
