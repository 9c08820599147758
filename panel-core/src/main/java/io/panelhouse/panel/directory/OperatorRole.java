package io.panelhouse.panel.directory;

/** What kind of user an operator is; each sees the subtree of its own reseller. */
public enum OperatorRole {
    /** Works for the provider: sees the whole tree, mints credits. */
    PROVIDER,
    /** Owns a reseller business: reviews analytics. */
    OWNER,
    /** Sells subscriptions at the desk. */
    RESELLER
}
