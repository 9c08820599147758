package io.panelhouse.streaming.live;

/**
 * Something that decides on the credit alerts of a reseller, keyed by reseller: an entry of its wallet, or its own
 * record with the thresholds that hold from then on. Credits are in units of 0.0001, times in microseconds since the
 * epoch.
 *
 * @param entry whether it is an entry of the wallet
 * @param sequence of an entry its position in the wallet, of a reseller's record the journal's sequence
 * @param amount of the entry
 * @param balance once the entry is applied
 * @param thresholds of the record, ascending
 * @param occurredMicros when it happened
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed; a list would need a serializer of its own
public record WalletSignal(
        long resellerId,
        boolean entry,
        long sequence,
        long amount,
        long balance,
        long[] thresholds,
        long occurredMicros) {

    private static final long[] NONE = {};

    static WalletSignal entry(long resellerId, long sequence, long amount, long balance, long occurredMicros) {
        return new WalletSignal(resellerId, true, sequence, amount, balance, NONE, occurredMicros);
    }

    static WalletSignal thresholds(long resellerId, long sequence, long[] thresholds, long occurredMicros) {
        return new WalletSignal(resellerId, false, sequence, 0, 0, thresholds, occurredMicros);
    }
}
