package io.panelhouse.panel.ledger;

import io.panelhouse.panel.ResellerId;
import java.math.BigDecimal;

/** One ledger account while its row is locked: what the database holds, and what this batch has added so far. */
final class Wallet {
    private final long id;
    private final ResellerId resellerId;
    private final LedgerAccount ledgerAccount;
    private BigDecimal balance;
    private long lastEntrySequence;
    private byte[] lastHash;

    Wallet(
            long id,
            ResellerId resellerId,
            LedgerAccount ledgerAccount,
            BigDecimal balance,
            long lastEntrySequence,
            byte[] lastHash) {
        this.id = id;
        this.resellerId = resellerId;
        this.ledgerAccount = ledgerAccount;
        this.balance = balance;
        this.lastEntrySequence = lastEntrySequence;
        this.lastHash = lastHash;
    }

    /** Adds to the balance; the sequence of the entry that says so. */
    long add(BigDecimal amount) {
        balance = balance.add(amount);
        lastEntrySequence++;
        return lastEntrySequence;
    }

    /** Takes the hash of the entry that was added last. */
    void link(byte[] hash) {
        lastHash = hash;
    }

    long id() {
        return id;
    }

    ResellerId resellerId() {
        return resellerId;
    }

    LedgerAccount ledgerAccount() {
        return ledgerAccount;
    }

    BigDecimal balance() {
        return balance;
    }

    long lastEntrySequence() {
        return lastEntrySequence;
    }

    /** Hash of the newest entry. */
    byte[] lastHash() {
        return lastHash;
    }
}
