package io.panelhouse.panel.alert;

/** What an alert is about. */
public enum AlertKind {
    /** The balance fell below a threshold of the reseller's own. */
    CREDIT_THRESHOLD,
    /** The balance does not cover the renewals that are due. */
    RENEWALS_DUE,
    /** One login spends much faster than it ever did. */
    DRAIN,
    /** An account may be shared. */
    SHARING,
    /** Live figures, or what is captured for them, come late, or nothing comes from the edges. */
    FEED_LATE
}
