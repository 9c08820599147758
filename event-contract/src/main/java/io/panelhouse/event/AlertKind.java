package io.panelhouse.event;

/** What an {@link Alert} is about. New kinds come at the end: their position is what is written. */
public enum AlertKind {
    /** The balance fell below a threshold of the reseller's own (M15). */
    CREDIT_THRESHOLD,
    /** The balance does not cover the renewals that are due. */
    RENEWALS_DUE,
    /** One login spends much faster than it ever did. */
    DRAIN,
    /** An account may be shared: it watches on several devices at once. */
    SHARING,
    /** Live figures, or what is captured for them, come late. */
    FEED_LATE
}
