package io.panelhouse.simulator.business;

import java.time.Duration;
import java.time.Instant;

/** The credits of one node of the tree while the history is played, and how fast they go. Whole credits. */
final class Wallet {
    private static final double MEMORY_DAYS = 14;

    private final ResellerProfile owner;
    private long balance;
    private double creditsPerDay;
    private Instant lastSpentAt;
    private boolean awaitingTopUp;

    Wallet(ResellerProfile owner, double expectedCreditsPerDay, Instant start) {
        this.owner = owner;
        this.creditsPerDay = expectedCreditsPerDay;
        this.lastSpentAt = start;
    }

    ResellerProfile owner() {
        return owner;
    }

    long balance() {
        return balance;
    }

    void receive(long credits) {
        balance += credits;
        awaitingTopUp = false;
    }

    void spend(long credits, Instant at) {
        if (credits > balance) {
            throw new IllegalStateException(
                    "Cannot take %d credits from %s: balance is %d".formatted(credits, owner.name(), balance));
        }
        double days = Math.max(0, Duration.between(lastSpentAt, at).toSeconds() / 86_400.0);
        creditsPerDay = creditsPerDay * Math.exp(-days / MEMORY_DAYS) + credits / MEMORY_DAYS;
        lastSpentAt = at;
        balance -= credits;
    }

    /** True once per episode: the wallet is low and nobody has asked for credits yet. */
    boolean asksForTopUp() {
        if (awaitingTopUp || !StockPolicy.isLow(balance, creditsPerDay, owner.reorderDays())) {
            return false;
        }
        awaitingTopUp = true;
        return true;
    }

    /** Whoever was asked looked at the wallet: true if it still needs credits. */
    boolean stillLow() {
        awaitingTopUp = false;
        return StockPolicy.isLow(balance, creditsPerDay, owner.reorderDays());
    }

    long order(long needed) {
        return StockPolicy.order(balance, creditsPerDay, owner.stockDays(), needed);
    }
}
