package io.panelhouse.streaming.live;

/**
 * The credits of a reseller, in units of 0.0001.
 *
 * @param balance of the wallet after its newest entry
 * @param sequence position of that entry, 0 if there is none
 * @param consumed which entries of the account of consumed credits are counted
 */
public record Purse(long balance, long sequence, SeenSequences consumed) {

    static final Purse EMPTY = new Purse(0, 0, SeenSequences.NONE);

    Purse afterWallet(long entrySequence, long balanceAfter) {
        return new Purse(balanceAfter, entrySequence, consumed);
    }

    Purse afterConsumed(long entrySequence) {
        return new Purse(balance, sequence, consumed.plus(entrySequence));
    }
}
