package io.panelhouse.streaming.live;

/**
 * What the credit alerts of a reseller go by.
 *
 * @param recordSequence journal sequence of the record that told the thresholds, 0 if none did
 * @param entrySequence position of the newest entry of the wallet, 0 if there is none
 * @param balance after that entry, units of 0.0001
 */
public record Watch(long recordSequence, long entrySequence, long balance) {

    static final Watch NEW = new Watch(0, 0, 0);

    Watch afterEntry(long sequence, long newBalance) {
        return new Watch(recordSequence, sequence, newBalance);
    }

    Watch afterRecord(long sequence) {
        return new Watch(sequence, entrySequence, balance);
    }
}
