package io.panelhouse.event;

import java.util.List;

/**
 * The Kafka topics, one record type each.
 *
 * <p>Journal topics hold {@link EventEnvelope}s, are kept for ever and have {@link #PARTITIONS} partitions; their keys
 * are decimal ids in UTF-8. Live topics are compacted.
 */
public final class Topics {

    /** {@link ResellerChanged}, keyed by reseller. */
    public static final String RESELLER = "panel.reseller";
    /** {@link OperationLogged}, keyed by reseller. */
    public static final String OPERATION = "panel.operation";
    /** {@link LedgerEntryPosted}, keyed by reseller. */
    public static final String LEDGER_ENTRY = "panel.ledger-entry";
    /** {@link TermSold}, keyed by account. */
    public static final String TERM = "panel.term";
    /** {@link TermEndMoved}, keyed by account. */
    public static final String TERM_END = "panel.term-end";
    /** {@link SignInAttempted}, keyed by reseller. */
    public static final String AUTH_ATTEMPT = "panel.auth-attempt";
    /** {@link SessionRecorded}, keyed by session. */
    public static final String SESSION = "panel.session";
    /** {@link SessionHeartbeat}, bare, keyed by session. Kept for one day. */
    public static final String SESSION_HEARTBEAT = "session.heartbeat";
    /** {@link FeedBeat}, bare, one partition. Kept for one hour. */
    public static final String FEED_BEAT = "feed.beat";
    /** {@link LiveCounters}, keyed by reseller, compacted. */
    public static final String LIVE_COUNTERS = "live.counters";
    /** {@link ConnectionIssue}, keyed by account, compacted. */
    public static final String LIVE_ISSUE = "live.issue";
    /** {@link Alert}, keyed by {@link Alert#key}, compacted. */
    public static final String LIVE_ALERT = "live.alert";
    /** {@link FeedBeat}s that have passed the live job, one partition. Kept for one hour. */
    public static final String LIVE_BEAT = "live.beat";

    /**
     * Records that capture or a streaming job could not use, with the headers {@code reason}, {@code job} and
     * {@code topic}, where a replay writes them; a record without value and with the header {@code replayed} marks the
     * entry at that offset. One partition, kept for ever.
     */
    public static final String QUARANTINE = "quarantine";

    /** The topics that carry journals. */
    public static final List<String> JOURNALS =
            List.of(RESELLER, OPERATION, LEDGER_ENTRY, TERM, TERM_END, AUTH_ATTEMPT, SESSION);

    /**
     * Partitions of a journal topic and of {@link #SESSION_HEARTBEAT}, {@link #LIVE_COUNTERS}, {@link #LIVE_ISSUE} and
     * {@link #LIVE_ALERT}.
     */
    public static final int PARTITIONS = 4;

    private Topics() {}
}
