package io.panelhouse.event;

import java.time.Instant;

/** A fact of a panel. */
public sealed interface PanelEvent
        permits ResellerChanged,
                OperationLogged,
                LedgerEntryPosted,
                TermSold,
                TermEndMoved,
                SignInAttempted,
                SessionRecorded,
                SessionHeartbeat,
                FeedBeat {

    /** When it happened, in UTC with microsecond precision. For imported history this is the time in the source. */
    Instant occurredAt();
}
