package io.panelhouse.panel.alert;

/** What of an alert's episode is told. */
public enum AlertEvent {
    /** It began. */
    OPENED,
    /** It is over. */
    CLEARED
}
