package io.panelhouse.simulator.business;

/** When a term's successor is bought, as metric M3a splits it. */
public enum RenewalTiming {
    /** More than 24 h before the end. */
    EARLY,
    /** In the last 24 h. */
    ON_TIME,
    /** After the end, within the days of grace. */
    GRACE,
    /** After the days of grace: a reactivation. */
    LATE
}
