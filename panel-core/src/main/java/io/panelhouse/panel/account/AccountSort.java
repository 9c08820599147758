package io.panelhouse.panel.account;

/** What a list of accounts can be ordered by. Equal ones follow each other as they were made. */
public enum AccountSort {
    /** What ends next comes first, then what never ends, then what ended, latest first. */
    URGENCY,
    NAME,
    STATUS,
    PACKAGE,
    CREDITS,
    ENDS,
    LAST_SIGN_IN,
    CREATED,
    RESELLER
}
