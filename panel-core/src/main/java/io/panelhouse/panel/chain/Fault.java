package io.panelhouse.panel.chain;

/** What can be wrong with a ledger. The names are part of what {@code verify-ledger} prints. */
enum Fault {
    /** An entry is missing before this one, or stands here twice. */
    SEQUENCE,
    /** Its number in the journal is not above that of the entry before it. */
    JOURNAL_ORDER,
    /** Its balance after is not the one before plus its amount. */
    BALANCE,
    /** It does not carry the hash of the entry before it. */
    LINK,
    /** Its hash is not that of its content. */
    HASH,
    /** The journal of operations has no such operation, or tells another kind or time. */
    OPERATION,
    /** The ledger account does not say what its newest entry says, or there is none. */
    ACCOUNT,
    /** A published head has another hash than the entry of its sequence. */
    HEAD,
    /** A head was published of an entry that is not there. */
    HEAD_BEYOND_END,
    /** The entries of its operation do not sum to 0. */
    OPERATION_SUM,
    /** An operation that moves credits has no entries. */
    NO_ENTRIES,
    /** A term was sold for other credits than were spent on it. */
    TERM;

    /** Whether it concerns several chains, and only the chains themselves can tell which of them is wrong. */
    boolean acrossChains() {
        return compareTo(OPERATION_SUM) >= 0;
    }
}
