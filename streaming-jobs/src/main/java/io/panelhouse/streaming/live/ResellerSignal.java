package io.panelhouse.streaming.live;

/**
 * Something that changes a reseller's live figures, keyed by reseller; or, with the key {@link #BEAT_KEY}, a beat on
 * its way through. Flat, so that it travels cheaply; the factories say which fields a kind uses. Credits are in units
 * of 0.0001, times in microseconds since the epoch.
 *
 * @param resellerId the key
 * @param text account name of a session, zone of a reseller
 * @param sequence of a ledger entry the position in its ledger account, of a reseller the journal's sequence
 * @param amount of an entry; of accounts how many more there are, negative for fewer
 * @param balance of an entry, once it is applied; of due accounts by how many credits they differ
 * @param occurredMicros when it happened; of due accounts their end
 * @param asOfMicros when it happened or was recorded
 */
public record ResellerSignal(
        Kind kind,
        long resellerId,
        String text,
        long sequence,
        long amount,
        long balance,
        long occurredMicros,
        long asOfMicros) {

    static final long BEAT_KEY = 0;

    /** What changed. */
    public enum Kind {
        RESELLER,
        WALLET,
        CONSUMED,
        SESSION_BEGAN,
        SESSION_ENDED,
        ACTIVE,
        DUE,
        FAILING,
        ACCOUNT_READ,
        BEAT
    }

    /** A session of an account became open. */
    public static ResellerSignal sessionBegan(long resellerId, String accountName, long asOfMicros) {
        return new ResellerSignal(Kind.SESSION_BEGAN, resellerId, accountName, 0, 0, 0, asOfMicros, asOfMicros);
    }

    /** An open session of an account is open no longer. */
    public static ResellerSignal sessionEnded(long resellerId, String accountName, long asOfMicros) {
        return new ResellerSignal(Kind.SESSION_ENDED, resellerId, accountName, 0, 0, 0, asOfMicros, asOfMicros);
    }

    /** More or fewer accounts are entitled. */
    static ResellerSignal active(long resellerId, int change, long asOfMicros) {
        return new ResellerSignal(Kind.ACTIVE, resellerId, "", 0, change, 0, asOfMicros, asOfMicros);
    }

    /** More or fewer accounts end at an instant that is near. */
    static ResellerSignal due(long resellerId, int change, long endMicros, long credits, long asOfMicros) {
        return new ResellerSignal(Kind.DUE, resellerId, "", 0, change, credits, endMicros, asOfMicros);
    }

    /** More or fewer accounts have a connection issue. */
    static ResellerSignal failing(long resellerId, int change, long asOfMicros) {
        return new ResellerSignal(Kind.FAILING, resellerId, "", 0, change, 0, asOfMicros, asOfMicros);
    }

    /** What follows from a record of an account has been told. */
    static ResellerSignal accountRead(long resellerId, long recordedMicros) {
        return new ResellerSignal(Kind.ACCOUNT_READ, resellerId, "", 0, 0, 0, recordedMicros, recordedMicros);
    }

    /** A beat of the feed. */
    public static ResellerSignal beat(long occurredMicros) {
        return new ResellerSignal(Kind.BEAT, BEAT_KEY, "", 0, 0, 0, occurredMicros, occurredMicros);
    }

    static ResellerSignal reseller(long resellerId, String timeZone, long sequence, long asOfMicros) {
        return new ResellerSignal(Kind.RESELLER, resellerId, timeZone, sequence, 0, 0, asOfMicros, asOfMicros);
    }
}
