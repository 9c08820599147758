package io.panelhouse.panel.chain;

/** A ledger account, whose entries are one chain. */
public record ChainId(long resellerId, String ledgerAccount) implements Comparable<ChainId> {

    public ChainId {
        if (!ledgerAccount.matches("[A-Z]{1,20}")) {
            throw new IllegalArgumentException(
                    "Invalid ledger account: must be 1 to 20 capital letters, was " + ledgerAccount);
        }
    }

    @Override
    public int compareTo(ChainId other) {
        int byReseller = Long.compare(resellerId, other.resellerId);
        return byReseller != 0 ? byReseller : ledgerAccount.compareTo(other.ledgerAccount);
    }

    @Override
    public String toString() {
        return ledgerAccount + " of reseller " + resellerId;
    }
}
