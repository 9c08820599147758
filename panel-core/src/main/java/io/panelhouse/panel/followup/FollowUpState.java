package io.panelhouse.panel.followup;

/** What came of an end. */
public enum FollowUpState {
    TO_DO,
    CONTACTED,
    PROMISED,
    /** A further term was sold, before the end or within grace; no person says so. */
    RENEWED,
    /** A person gave it up, or grace is over. */
    LOST
}
