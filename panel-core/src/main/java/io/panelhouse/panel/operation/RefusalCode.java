package io.panelhouse.panel.operation;

/** Why an order was refused. */
public enum RefusalCode {
    /** The wallet holds less than it takes. */
    INSUFFICIENT_CREDITS,
    /** The name is in use. */
    NAME_TAKEN,
    /** What the order is about does not exist for this actor, or lies outside its subtree. */
    NOT_FOUND,
    /** The actor may not do this, or not here. */
    NOT_ALLOWED,
    /** The package does not exist or does not fit. */
    WRONG_PACKAGE,
    /** What it is about is in a state in which this cannot be done. */
    WRONG_STATE,
    /** A quota is used up. */
    LIMIT_REACHED,
    /** A value breaks a rule. */
    INVALID,
    /** The key was used before with other content. */
    KEY_CONFLICT,
    /** Who gave it may move no credits until they pass the second factor again, or somebody above lifts that. */
    HELD
}
