package io.panelhouse.panel.webhook;

/** What a webhook is called about. */
public enum Topic {
    /** Operations of a reseller's subtree. */
    OPERATIONS,
    /** Alerts of a reseller itself, as its people are told of them. */
    ALERTS
}
