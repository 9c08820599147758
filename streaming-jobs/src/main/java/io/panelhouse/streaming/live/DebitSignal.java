package io.panelhouse.streaming.live;

/**
 * A login moved credits, keyed by {@link #key}; or, with {@link #operationId} 0, the cap of a reseller.
 *
 * @param resellerId whose credits moved
 * @param login as the operation journal names it; empty where it tells of the reseller
 * @param operationId the operation
 * @param sequence in its journal
 * @param atMicros when it was done, microseconds since the epoch
 * @param cap from how many a minute the reseller wants to know in any case; 0 if it has decided nothing
 */
public record DebitSignal(long resellerId, String login, long operationId, long sequence, long atMicros, int cap) {

    /** An operation that moved credits. */
    static DebitSignal debit(long resellerId, String login, long operationId, long sequence, long atMicros) {
        return new DebitSignal(resellerId, login, operationId, sequence, atMicros, 0);
    }

    /** The cap of a reseller. */
    static DebitSignal cap(long resellerId, long sequence, int cap) {
        return new DebitSignal(resellerId, "", 0, sequence, 0, cap);
    }

    String key() {
        return resellerId + "/" + login;
    }

    DebitSignal under(int most) {
        return new DebitSignal(resellerId, login, operationId, sequence, atMicros, most);
    }
}
